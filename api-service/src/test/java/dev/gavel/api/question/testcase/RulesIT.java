package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.Verdict;
import dev.gavel.rule.Construct;
import dev.gavel.rule.Rule;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a question forbids and requires in the source of a program. */
@ApiTest
class RulesIT {

	private static final String QUESTION = """
			{"title": "Order", "description": "d", "type": "Easy",
			 "metadata": {"function_name": "order", "return_type": "List[int]", "variables": {"n": "List[int]"}}%s}
			""";

	private static final String RULES = """
			, "rules": [{"forbid": "call", "name": "sorted", "message": "Sort it yourself."},
			            {"require": "loop", "in": "order"}]
			""";

	private static final List<Rule> STORED = List.of(
			new Rule(Construct.CALL, null, "sorted", null, "Sort it yourself."),
			new Rule(null, Construct.LOOP, null, "order", null));

	private static final String FORM = "title=Order&description=d&type=Easy&function_name=order&parameter_name=n"
			+ "&parameter_type=List[int]&return_type=List[int]";

	private static final String ROW = "&rules_action=%s&rules_name=%s&rules_in=&rules_message=";

	private final ApiClient api;

	private final TestWorker worker;

	private final Suites suites;

	@Autowired
	RulesIT(ApiClient api, TestWorker worker, Suites suites) {
		this.api = api;
		this.worker = worker;
		this.suites = suites;
	}

	@Test
	void areStoredAndShownAndJudgedBy() {
		JsonNode added = add(RULES).json();
		assertThat(added.get("rules").toString())
			.isEqualTo("[{\"forbid\":\"call\",\"name\":\"sorted\",\"message\":\"Sort it yourself.\"},"
					+ "{\"require\":\"loop\",\"in\":\"order\"}]");
		String path = "/ques/" + added.get("id").longValue();
		assertThat(api.get(path).json().get("rules")).isEqualTo(added.get("rules"));
		assertThat(api.page(path).body()).contains("Rules</h2>",
				"Your code must not call sorted. Sort it yourself.</li>", "Your code must use a loop in order.</li>");
		assertThat(head(added.get("id").longValue()).rules()).isEqualTo(STORED);
	}

	@Test
	void changeTheSuiteOfAQuestion() {
		JsonNode added = add("").json();
		assertThat(added.has("rules")).isFalse();
		long question = added.get("id").longValue();
		assertThat(api.page("/ques/" + question).body()).doesNotContain("Rules</h2>");
		assertThat(head(question).rules()).isEmpty();
		assertThat(api.put("/ques/" + question, QUESTION.formatted(RULES)).status()).isEqualTo(200);
		assertThat(judged(question).rules()).isEqualTo(STORED);
	}

	@Test
	void areRefusedByTheFieldThatIsWrong() {
		Answer refused = add(", \"rules\": [{\"forbid\": \"lop\"}, {\"require\": \"call\"}]");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors").valueStream().map((error) -> error.get("field").stringValue()))
			.containsExactly("rules[0].forbid", "rules[1].name");
	}

	@Test
	void haveRowsInTheForm() {
		Answer added = api.form("/add_ques", FORM + ROW.formatted("forbid+import", "numpy") + ROW.formatted("", "")
				+ ROW.formatted("require+recursion", ""));
		assertThat(added.status()).isEqualTo(303);
		String path = added.header("Location").replaceFirst(".*/ques/", "/ques/");
		assertThat(api.get(path).json().get("rules").toString())
			.isEqualTo("[{\"forbid\":\"import\",\"name\":\"numpy\"},{\"require\":\"recursion\"}]");
		assertThat(api.page(path + "/edit").body()).contains("value=\"forbid import\" selected=\"selected\"",
				"value=\"numpy\"", "value=\"require recursion\" selected=\"selected\"");
		assertThat(api.form(path + "/edit", FORM).status()).isEqualTo(303);
		assertThat(api.get(path).json().has("rules")).isFalse();
	}

	@Test
	void areExplainedAtTheirRowInTheForm() {
		Answer refused = api.form("/add_ques", FORM + ROW.formatted("forbid+import", "") + ROW.formatted("", "x"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("id=\"rules[0]-error\"",
				"name: is missing, expected a module such as numpy or os.path", "id=\"rules[1]-error\"",
				"rule: expected either forbid or require, got neither");
	}

	@Test
	void areNamedWhereASubmissionBreaksThem() {
		long question = add(RULES).json().get("id").longValue();
		addTest(question);
		UUID submission = submit(question);
		JudgeJob job = worker.job(submission, 1);
		worker.report(new Judged(job.judgementId(), 1, Verdict.COMPILATION_ERROR,
				new ProgramError("RuleBroken", "this question forbids calling sorted", 3, ""), List.of(),
				TestWorker.judged(job, Verdict.ACCEPTED).judgedIn()));
		await().atMost(Duration.ofSeconds(10))
			.until(() -> api.get("/submissions/" + submission).json().get("status").stringValue().equals("DONE"));
		assertThat(api.page("/submissions/" + submission).body()).contains(
				"The program breaks a rule of the question, so no test was run.", "RuleBroken</strong>, line 3",
				"this question forbids calling sorted");
	}

	@Test
	void bindOwnInputButNotTheSolutionOfTheAuthor() {
		long question = add(RULES).json().get("id").longValue();
		JsonNode run = api
			.post("/code/try/" + question,
					"{\"code\": \"def order(n): return sorted(n)\", \"tests\": [{\"input_variables\": {\"n\": [1]}}]}")
			.json();
		JudgeJob ofSolver = worker.job(UUID.fromString(run.get("id").stringValue()), 1);
		assertThat(suites.head(ofSolver.run().suiteHash()).rules()).isEqualTo(STORED);
		JsonNode filling = api.post("/create/testcase/%d/fill".formatted(question),
				"{\"code\": \"def order(n): return sorted(n)\", \"lines\": \"{\\\"input_variables\\\": {\\\"n\\\": [2, 1]}}\"}")
			.json();
		JudgeJob ofAuthor = worker.job(UUID.fromString(filling.get("trial").stringValue()), 1);
		assertThat(suites.head(ofAuthor.run().suiteHash()).rules()).isEmpty();
	}

	private Answer add(String more) {
		return api.post("/add_ques", QUESTION.formatted(more));
	}

	private SuiteHead head(long question) {
		addTest(question);
		return judged(question);
	}

	private void addTest(long question) {
		assertThat(
				api.post("/create/testcase/" + question, "{\"input_variables\": {\"n\": [2, 1]}, \"output\": [1, 2]}")
					.status())
			.isEqualTo(201);
	}

	/** Returns the head with which the question's programs are judged. */
	private SuiteHead judged(long question) {
		JudgeJob job = worker.job(submit(question), 1);
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		return suites.head(job.run().suiteHash());
	}

	private UUID submit(long question) {
		return UUID
			.fromString(api.submit(question, "def order(n):\n    return sorted(n)").json().get("id").stringValue());
	}

}
