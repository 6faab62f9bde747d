package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.QuestionKind.Function;
import dev.gavel.message.Verdict;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Questions whose answer is an argument after the call. */
@ApiTest
class InPlaceIT {

	private static final String SORT = """
			{"title": "Sort", "description": "d", "type": "Easy",
			 "metadata": {"function_name": "sort", "variables": [{"name": "nums", "type": "List[int]"},
			  {"name": "k", "type": "int"}], "answer": "nums"}}
			""";

	private static final String FORM = "title=Sort&description=d&type=Easy&function_name=sort&parameter_name=nums"
			+ "&parameter_type=List%5Bint%5D&return_type=";

	private final ApiClient api;

	private final TestWorker worker;

	private final Suites suites;

	@Autowired
	InPlaceIT(ApiClient api, TestWorker worker, Suites suites) {
		this.api = api;
		this.worker = worker;
		this.suites = suites;
	}

	@Test
	void anArgumentIsTheAnswerAndTheOutputOfATestHasItsType() {
		JsonNode added = api.post("/add_ques", SORT).json();
		assertThat(added.get("metadata")).hasToString("{\"function_name\":\"sort\",\"return_type\":\"None\","
				+ "\"variables\":[{\"name\":\"nums\",\"type\":\"List[int]\"},{\"name\":\"k\",\"type\":\"int\"}],"
				+ "\"answer\":\"nums\"}");
		long question = added.get("id").longValue();
		assertThat(api.get("/ques/" + question).json().get("metadata")).isEqualTo(added.get("metadata"));
		Answer refused = test(question, "null");
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("output");
		assertThat(refused.json().at("/errors/0/message").stringValue()).contains("expected List[int]");
		assertThat(test(question, "[1, 2]").status()).isEqualTo(201);
		JudgeJob job = worker.job(submit(question), 1);
		assertThat(suites.head(job.run().suiteHash()).kind()).isInstanceOfSatisfying(Function.class,
				(kind) -> assertThat(kind.answer()).isEqualTo("nums"));
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
	}

	@Test
	void whereNothingIsSaidOfTheAnswerNothingIsAnswered() {
		long question = api.addQuestion();
		assertThat(api.get("/ques/" + question).json().get("metadata").has("answer")).isFalse();
		assertThat(api.get("/ques/" + question, "Accept", "text/html").body()).doesNotContain("in place");
	}

	@Test
	void testsMustFitAnAnswerThatIsNamedLater() {
		long question = api.addQuestion();
		String answer = """
				{"title": "t", "description": "d", "type": "Easy", "metadata": {"function_name": "f", "answer": "nums",
				 "variables": {"nums": "List[int]", "K": "int"}}}
				""";
		Answer refused = api.put("/ques/" + question, answer);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("test_cases[1].output");
	}

	@Test
	void theFormNamesTheAnswerAndPagesSayThatItIsChanged() {
		String question = api.form("/add_ques", FORM + "&answer=nums").header("Location");
		assertThat(api.page(question).body()).contains("changes <code>nums</code> in place",
				"def sort(nums: List[int]) -&gt; None:", "Change nums in place; what is returned is ignored.");
		assertThat(api.page(question + "/edit").body()).contains("name=\"answer\"", "value=\"nums\"");
		assertThat(api.page("/create" + question.replace("ques", "testcase")).body())
			.contains("<code>nums</code> after the call", "Expected output <span class=\"type\">List[int]</span>");
		Answer refused = api.form(question + "/edit", FORM + "&answer=mums");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("expected the name of a parameter (nums), got &#39;mums&#39;")
			.contains("value=\"mums\"");
	}

	@Test
	void theAuthorIsWarnedWhereNothingIsCompared() {
		String nothing = SORT.replace("\"answer\": \"nums\"", "\"return_type\": \"None\"");
		JsonNode added = api.post("/add_ques", nothing).json();
		assertThat(added.at("/warnings/0").stringValue())
			.startsWith("The function returns None, so any program that ends without an error passes.");
		String path = "/ques/" + added.get("id").longValue();
		assertThat(api.get(path).json().has("warnings")).isFalse();
		String warning = "<p class=\"warning\">The function returns None, so any program";
		assertThat(api.page(path + "/edit").body()).contains(warning);
		assertThat(api.page(path + "/testcases").body()).contains(warning);
		assertThat(api.page(path).body()).doesNotContain(warning);
		assertThat(api.form("/add_ques/preview", FORM + "None").body()).contains(warning);
		assertThat(api.form("/add_ques/preview", FORM + "&answer=nums").body()).doesNotContain(warning);
		assertThat(api.put(path, SORT).json().has("warnings")).isFalse();
		assertThat(api.put(path, nothing).json().at("/warnings").size()).isOne();
	}

	private UUID submit(long question) {
		Answer submitted = api.submit(question, "def sort(nums, k): nums.sort()");
		return UUID.fromString(submitted.json().get("id").stringValue());
	}

	private Answer test(long question, String output) {
		return api.post("/create/testcase/" + question,
				"{\"input_variables\": {\"nums\": [2, 1], \"k\": 0}, \"output\": %s}".formatted(output));
	}

}
