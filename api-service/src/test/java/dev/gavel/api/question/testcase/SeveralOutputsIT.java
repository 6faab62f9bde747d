package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.Verdict;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests for which several outputs are right. */
@ApiTest
class SeveralOutputsIT {

	private static final String PAIR = Examples.QUESTION.replace("\"return_type\": \"int\"",
			"\"return_type\": \"List[int]\"");

	private static final String FORM = "input_variables.nums=%5B1%5D&input_variables.K=1&output=%5B0%5D";

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	SeveralOutputsIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "\"output\": \"[0, 1]\", \"outputs\": [[1, 0], \"[2]\"]",
					"\"outputs\": [[0, 1], \"[1, 0]\", [2]]",
					"\"output\": [0, 1], \"outputs\": [\"[0, 1]\", [1, 0], [1, 0], [2]]" })
	void areWrittenBesideTheOutputOrAlone(String outputs) {
		long question = question();
		JsonNode added = add(question, outputs).json();
		assertThat(added.get("output").stringValue()).isEqualTo("[0, 1]");
		assertThat(added.get("outputs")).hasToString("[\"[0, 1]\",\"[1, 0]\",\"[2]\"]");
		JsonNode sample = api.get("/ques/" + question).json().at("/test_cases/0");
		assertThat(sample.get("outputs")).isEqualTo(added.get("outputs"));
	}

	@Test
	void areTheSameWhenTheyAreWrittenBack() {
		long question = question();
		long id = add(question, "\"outputs\": [[0, 1], [1, 0]]").json().get("id").longValue();
		String hash = suite(question);
		JsonNode whole = api.get("/testcases/" + id).json();
		assertThat(api.put("/testcases/" + id, whole.toString()).json()).isEqualTo(whole);
		assertThat(suite(question)).isEqualTo(hash);
		JsonNode single = api.put("/testcases/" + id, ((ObjectNode) whole).without("outputs").toString()).json();
		assertThat(single.has("outputs")).isFalse();
		assertThat(suite(question)).isNotEqualTo(hash);
	}

	@Test
	void oneOfThemAloneIsAnOutputAsAnyOther() {
		long several = question();
		long single = question();
		JsonNode alone = add(several, "\"outputs\": [[0, 1]]").json();
		JsonNode output = add(single, "\"output\": [0, 1]").json();
		assertThat(alone.has("outputs")).isFalse();
		assertThat(alone.get("output")).isEqualTo(output.get("output"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', nullValues = "null",
			value = { "\"outputs\": []; output; is missing", "\"outputs\": null; output; is missing",
					"\"outputs\": {\"0\": 1}; outputs; expected a list of right outputs",
					"\"outputs\": [[0], [\"a\"]]; outputs[1][0]; expected int",
					"\"output\": [0], \"outputs\": [[1], 2]; outputs[1]; expected List[int]" })
	void mistakesAreNamed(String outputs, String field, String message) {
		Answer refused = add(question(), outputs);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo(field);
		assertThat(refused.json().at("/errors/0/message").stringValue()).contains(message);
	}

	@Test
	void moreThanFiftyAreRefused() {
		assertThat(add(question(), "\"outputs\": [%s[]]".formatted("[1], ".repeat(50))).json()
			.at("/errors/0/message")
			.stringValue()).isEqualTo("has 51 outputs; the limit is 50");
	}

	@Test
	void allOfThemAreFittedToAnotherSignature() {
		long question = question();
		add(question, "\"outputs\": [[0, 1], [1, 0]]");
		Answer edited = api.put("/ques/" + question,
				PAIR.replace("\"return_type\": \"List[int]\"", "\"return_type\": \"List[float]\""));
		assertThat(edited.status()).as(edited.body()).isEqualTo(200);
		assertThat(api.get("/ques/" + question).json().at("/test_cases/0/outputs"))
			.hasToString("[\"[0.0, 1.0]\",\"[1.0, 0.0]\"]");
		add(question, "\"outputs\": [[0, 1], [1.5, 0]]");
		Answer refused = api.put("/ques/" + question, PAIR);
		assertThat(refused.json().at("/errors").toString()).contains("test_cases[2].outputs[0][0]");
	}

	@Test
	void theFormAndThePagesHaveAllOfThem() {
		long question = question();
		assertThat(api.form("/create/testcase/" + question, FORM + "&outputs[0]=&outputs[1]=%5B1%5D&outputs[2]=%5B0%5D")
			.status()).isEqualTo(303);
		long id = api.get("/ques/" + question + "/testcases").json().at("/items/0/id").longValue();
		assertThat(api.page("/testcases/" + id).body()).contains("name=\"outputs[0]\"", "&#10;[1]</textarea>",
				"name=\"outputs[3]\"");
		assertThat(api.page("/ques/" + question + "/testcases").body()).contains("<span class=\"muted\">or </span>[1]");
		assertThat(api.page("/ques/" + question).body()).contains("Result: any of");
		Answer refused = api.form("/testcases/" + id, FORM + "&outputs[1]=x");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("id=\"outputs[1]-error\"");
	}

	@Test
	void resultsShowSolversAnyOfThem() {
		long question = question();
		add(question, "\"outputs\": [[0, 1], [1, 0]]");
		UUID submission = UUID.fromString(api.submit(question, Examples.SOLUTION).json().get("id").stringValue());
		Judged wrong = TestWorker.judged(worker.job(submission, 1), Verdict.WRONG_ANSWER);
		worker.report(wrong);
		JsonNode test = api.get("/submissions/" + submission + "?wait=20s").json().at("/tests/0");
		assertThat(test.get("expected").stringValue()).isEqualTo("[0, 1]");
		assertThat(test.get("any_of")).hasToString("[\"[0, 1]\",\"[1, 0]\"]");
		assertThat(api.page("/submissions/" + submission).body()).contains("Expected any of", "[0, 1]\n[1, 0]</pre>");
	}

	@Test
	void ownInputMayHaveSeveral() {
		Answer trial = api.post("/code/try/" + question(), """
				{"code": "def Findfrequency(nums, K): return [K]",
				 "tests": [{"input_variables": {"nums": [], "K": 1}, "outputs": [[0], [1]]},
				  {"input_variables": {"nums": [], "K": 1}}]}
				""");
		UUID id = UUID.fromString(trial.json().get("id").stringValue());
		worker.report(TestWorker.judged(worker.job(id, 1), Verdict.ACCEPTED));
		JsonNode test = api.get("/trials/" + id + "?wait=20s").json().at("/tests/0");
		assertThat(test.get("any_of")).hasToString("[\"[0]\",\"[1]\"]");
		assertThat(test.get("verdict").stringValue()).isEqualTo("ACCEPTED");
	}

	private long question() {
		return api.post("/add_ques", PAIR).json().get("id").longValue();
	}

	private Answer add(long question, String outputs) {
		return api.post("/create/testcase/" + question,
				"{\"input_variables\": {\"nums\": [1], \"K\": 1}, %s}".formatted(outputs));
	}

	private String suite(long question) {
		JudgeJob job = worker.job(api.submit(question), 1);
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		return job.run().suiteHash();
	}

}
