package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Order;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.Verdict;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class ComparisonIT {

	private static final String COMPARED = """
			{"title": "Force", "description": "d", "type": "Easy",
			 "metadata": {"function_name": "force", "return_type": "float", "variables": []},
			 "comparison": {"kind": "typed", "relative": 1e-5, "absolute": 1e-5}}
			""";

	private static final String ORDERED = """
			{"title": "Groups", "description": "d", "type": "Easy",
			 "metadata": {"function_name": "force", "return_type": "List[List[int]]", "variables": []},
			 "comparison": {"kind": "typed", "order": "any_deep"}}
			""";

	private static final String TEXT = """
			{"title": "Report", "description": "d", "type": "Easy",
			 "metadata": {"function_name": "force", "return_type": "str", "variables": []},
			 "comparison": {"kind": "text", "absolute": 0.01}}
			""";

	private static final String FORM = "title=Force&description=d&type=Easy&function_name=force&return_type=float";

	private final ApiClient api;

	private final TestWorker worker;

	private final Suites suites;

	@Autowired
	ComparisonIT(ApiClient api, TestWorker worker, Suites suites) {
		this.api = api;
		this.worker = worker;
		this.suites = suites;
	}

	@Test
	void aQuestionStatesItsComparison() {
		JsonNode added = api.post("/add_ques", COMPARED).json();
		assertThat(added.get("comparison")).hasToString("{\"kind\":\"typed\",\"relative\":1.0E-5,\"absolute\":1.0E-5}");
		String path = "/ques/" + added.get("id").longValue();
		assertThat(api.get(path).json().get("comparison")).isEqualTo(added.get("comparison"));
		assertThat(api.get("/").json().at("/items").toString()).contains("\"comparison\"");
		Answer unstated = api.put(path, COMPARED.replaceAll(",\\s*\"comparison.*\\}", "}"));
		assertThat(unstated.json().at("/comparison/relative").doubleValue()).isEqualTo(1e-9);
		assertThat(unstated.json().at("/comparison/absolute").isNull()).isTrue();
		Answer refused = api.put(path, COMPARED.replace("1e-5}", "-1}"));
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("comparison.absolute");
	}

	@Test
	void aJudgementComparesAsItsQuestionDidWhenItWasQueued() {
		long question = question(COMPARED);
		JudgeJob wide = worker.job(submit(question), 1);
		assertThat(suites.head(wide.run().suiteHash()).comparison()).isEqualTo(new Typed(1e-5, 1e-5));
		worker.report(TestWorker.judged(wide, Verdict.ACCEPTED));
		api.put("/ques/" + question, COMPARED.replaceAll(",\\s*\"comparison.*\\}", "}"));
		JudgeJob strict = worker.job(submit(question), 1);
		assertThat(suites.head(strict.run().suiteHash()).comparison()).isEqualTo(ComparisonSpec.DEFAULT);
		assertThat(suites.head(wide.run().suiteHash()).comparison()).isEqualTo(new Typed(1e-5, 1e-5));
	}

	@Test
	void theFormHasTheToleranceAndThePageShowsIt() {
		String question = api.form("/add_ques", FORM + "&comparison.relative=1e-5&comparison.absolute=0.25")
			.header("Location");
		assertThat(api.page(question).body()).contains("Float tolerance", "1e-5 relative, 0.25 absolute");
		assertThat(api.page(question + "/edit").body()).contains("name=\"comparison.relative\" value=\"1e-5\"",
				"name=\"comparison.absolute\" value=\"0.25\"");
		Answer refused = api.form(question + "/edit", FORM + "&comparison.relative=little");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("expected a number from 0 to less than 1, got &quot;little&quot;")
			.contains("value=\"little\"");
		api.form(question + "/edit", FORM + "&comparison.absolute=0.25");
		assertThat(api.page(question).body()).contains("1e-9 relative, 0.25 absolute");
		assertThat(api.form(question + "/edit", FORM + "&comparison.relative=&comparison.absolute=").status())
			.isEqualTo(303);
		assertThat(api.page(question).body()).doesNotContain("Float tolerance");
	}

	@Test
	void aQuestionStatesTheOrderOfLists() {
		JsonNode added = api.post("/add_ques", ORDERED).json();
		assertThat(added.get("comparison"))
			.hasToString("{\"kind\":\"typed\",\"relative\":1.0E-9,\"absolute\":null,\"order\":\"any_deep\"}");
		String path = "/ques/" + added.get("id").longValue();
		assertThat(api.get(path).json().get("comparison")).isEqualTo(added.get("comparison"));
		long question = added.get("id").longValue();
		api.post("/create/testcase/" + question, "{\"input_variables\": {}, \"output\": [[1, 2], [3]]}");
		JudgeJob job = worker.job(submit(question), 1);
		assertThat(suites.head(job.run().suiteHash()).comparison()).isEqualTo(new Typed(1e-9, null, Order.ANY_DEEP));
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		Answer refused = api.put(path, ORDERED.replace("List[List[int]]", "int"));
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("comparison.order");
		JsonNode strict = api.put(path, ORDERED.replace("any_deep", "strict")).json();
		assertThat(strict.get("comparison")).hasToString("{\"kind\":\"typed\",\"relative\":1.0E-9,\"absolute\":null}");
	}

	@Test
	void theFormHasTheOrderAndThePageShowsIt() {
		String fields = FORM.replace("=float", "=List[int]");
		String question = api.form("/add_ques", fields + "&comparison.order=any").header("Location");
		assertThat(api.page(question).body()).contains("Order of lists", "<dd>any</dd>")
			.doesNotContain("Float tolerance");
		assertThat(api.page(question + "/edit").body()).contains("<option value=\"any\" selected=\"selected\">");
		Answer refused = api.form(question + "/edit", FORM + "&comparison.order=any_deep");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("expected a return type with a list, got float; leave order out")
			.contains("<option value=\"any_deep\" selected=\"selected\">");
		assertThat(api.form(question + "/edit", fields + "&comparison.order=any_deep").status()).isEqualTo(303);
		assertThat(api.page(question).body()).contains("<dd>any, at every depth</dd>");
		assertThat(api.form(question + "/edit", fields + "&comparison.order=strict").status()).isEqualTo(303);
		assertThat(api.page(question).body()).doesNotContain("Order of lists");
	}

	@Test
	void aQuestionComparesTexts() {
		JsonNode added = api.post("/add_ques", TEXT).json();
		assertThat(added.get("comparison")).hasToString(
				"{\"kind\":\"text\",\"relative\":null,\"absolute\":0.01,\"match\":\"tokens\",\"case_sensitive\":false}");
		long question = added.get("id").longValue();
		assertThat(api.get("/ques/" + question).json().get("comparison")).isEqualTo(added.get("comparison"));
		api.post("/create/testcase/" + question, "{\"input_variables\": {}, \"output\": \"'Mean 1.5'\"}");
		JudgeJob job = worker.job(submit(question), 1);
		assertThat(suites.head(job.run().suiteHash()).comparison())
			.isEqualTo(new Text(Match.TOKENS, false, null, 0.01));
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
	}

	@Test
	void theFormHasTheComparisonOfTextsAndThePageShowsIt() {
		String fields = FORM.replace("=float", "=str") + "&comparison.kind=text&comparison.order=strict";
		String question = api.form("/add_ques", fields + "&comparison.match=lines&comparison.case_sensitive=on")
			.header("Location");
		assertThat(api.page(question).body()).contains("as text, line by line, token by token, case matters")
			.doesNotContain("Float tolerance", "Order of lists");
		assertThat(api.page(question + "/edit").body()).contains("<option value=\"text\" selected=\"selected\">",
				"<option value=\"lines\" selected=\"selected\">", "checked=\"checked\"");
		assertThat(api.form(question + "/edit", fields + "&comparison.match=exact&comparison.relative=1e-9").status())
			.isEqualTo(303);
		assertThat(api.page(question).body()).contains("as text, with all spaces and line breaks", "ignoring case",
				"1e-9 relative");
		assertThat(api.page(question + "/edit").body()).contains("name=\"comparison.relative\" value=\"1e-9\"");
		Answer refused = api.form(question + "/edit", fields.replace("=str", "=int"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("text is for the return type str, got int; expected typed");
	}

	@Test
	void authorsAreWarnedOfFloatsThatTheToleranceSwallows() {
		long question = question(COMPARED.replaceAll(",\\s*\"comparison.*\\}", "}"));
		Answer small = api.post("/create/testcase/" + question, "{\"input_variables\": {}, \"output\": 8.3e-13}");
		assertThat(small.status()).isEqualTo(201);
		assertThat(small.json().get("warnings"))
			.hasToString("[\"The expected 8.3e-13 is so small that a result off by 1e-15 is accepted."
					+ " To refuse it, state a smaller absolute tolerance for the question, such as 0.\"]");
		assertThat(api.page("/ques/" + question + "/testcases").body())
			.contains("<p class=\"warning\">The expected 8.3e-13 is so small that");
		Answer large = api.post("/create/testcase/" + question, "{\"input_variables\": {}, \"output\": 8.3e-12}");
		assertThat(large.json().has("warnings")).isFalse();
	}

	@Test
	void aWarningNamesThePlaceOfTheFloat() {
		long question = api.post("/add_ques", COMPARED.replace("\"float\"", "\"List[float]\""))
			.json()
			.get("id")
			.longValue();
		Answer small = api.post("/create/testcase/" + question, "{\"input_variables\": {}, \"output\": [1.0, 3e-6]}");
		assertThat(small.json().at("/warnings/0").stringValue())
			.startsWith("The expected 3e-06 at [1] is so small that a result off by 1e-05 is accepted.");
	}

	private long question(String json) {
		long question = api.post("/add_ques", json).json().get("id").longValue();
		api.post("/create/testcase/" + question, "{\"input_variables\": {}, \"output\": 1.0}");
		return question;
	}

	private UUID submit(long question) {
		Answer submitted = api.submit(question, "def force(): return 1.0");
		return UUID.fromString(submitted.json().get("id").stringValue());
	}

}
