package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestReport.CheckerReport;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.run.Limits;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Questions whose programs talk with an interactor. */
@ApiTest
class InteractorsIT {

	private static final String CODE = "def interact(secret, expected):\n    return input() == secret\n";

	private final ApiClient api;

	private final TestWorker worker;

	private final Suites suites;

	@Autowired
	InteractorsIT(ApiClient api, TestWorker worker, Suites suites) {
		this.api = api;
		this.worker = worker;
		this.suites = suites;
	}

	@Test
	void areStoredOnceTheyCouldBeLoaded() {
		JsonNode added = add(question(CODE)).json();
		assertThat(added.at("/comparison/kind").stringValue()).isEqualTo("interactor");
		assertThat(added.at("/comparison/code").stringValue()).isEqualTo(CODE);
		String path = "/ques/" + added.get("id").longValue();
		ObjectNode again = question(CODE);
		again.set("comparison", added.get("comparison"));
		assertThat(api.put(path, again.toString()).json().get("comparison")).isEqualTo(added.get("comparison"));
	}

	/** The form also has the fields of checkers, which are not shown then. */
	@Test
	void theFormLeavesOutWhatIsForCheckersOnly() {
		String fields = "title=Guess&description=d&type=Easy&kind=program&comparison.kind=interactor"
				+ "&comparison.protocol=NearEqualityGrader&comparison.arguments=2"
				+ "&comparison.code=def+interact(secret,+expected):+return+True";
		String question = worker
			.loading("def interact(secret, expected): return True",
					() -> api.post("/add_ques", "application/x-www-form-urlencoded", fields, "Accept", "text/html"))
			.header("Location");
		JsonNode comparison = api.get(question).json().get("comparison");
		assertThat(comparison.get("kind").stringValue()).isEqualTo("interactor");
		assertThat(comparison.has("grader")).isFalse();
		assertThat(comparison.has("arguments")).isFalse();
	}

	@Test
	void areRefusedWhenTheyCannotBeCalled() {
		String broken = "def interact(secret)\n    return True\n";
		ProgramError error = new ProgramError("SyntaxError", "expected ':'", 1, "");
		Answer refused = worker.loading(broken, error, () -> api.post("/add_ques", question(broken).toString()));
		assertThat(refused.json().at("/errors/0/message").stringValue())
			.isEqualTo("expected an interactor that can be called, got SyntaxError: expected ':', line 1");
	}

	@Test
	void mayUseNoMoreMemoryTogetherWithAProgramThanOneAlone() {
		ObjectNode large = question(CODE);
		large.put("memory_limit_mb", 512);
		large.withObject("/comparison").put("memory_limit_mb", 100_000);
		assertThat(api.post("/add_ques", large.toString()).body()).contains("comparison.memory_limit_mb",
				"the program and the interactor may use");
	}

	@Test
	void areForProgramsOnly() {
		ObjectNode question = question(CODE);
		question.set("metadata", JsonMapper.shared()
			.readTree("{\"function_name\": \"f\", \"return_type\": \"int\", \"variables\": {\"n\": \"int\"}}"));
		assertThat(api.post("/add_ques", question.toString()).body())
			.contains("expected typed, text or checker, got \\\"interactor\\\"");
	}

	@Test
	void testsNeedNoOutputAndNoComparison() {
		long question = add(question(CODE)).json().get("id").longValue();
		JsonNode test = test(question, "{\"stdin\": \"37\"}").json();
		assertThat(test.get("output").stringValue()).isEmpty();
		String path = "/testcases/" + test.get("id").longValue();
		assertThat(api.put(path, api.get(path).json().toString()).status()).isEqualTo(200);
		assertThat(test(question, "{\"stdin\": \"37\", \"comparison\": {\"kind\": \"text\"}}").body())
			.contains("the question's interactor decides; leave it out");
		JudgeJob job = worker.job(api.submit(question), 1);
		assertThat(suites.head(job.run().suiteHash()).comparison())
			.isEqualTo(new Interactor(CODE, "default", new Limits(500, 64 << 20)));
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
	}

	@Test
	void areNotReplacedWhileTestsExpectNothing() {
		JsonNode added = add(question(CODE)).json();
		long id = added.get("id").longValue();
		long without = test(id, "{\"stdin\": \"37\"}").json().get("id").longValue();
		test(id, "{\"stdin\": \"37\", \"output\": \"37\"}");
		test(id, "{\"stdin\": \"37\", \"exit_status\": 3}");
		ObjectNode compared = question(CODE);
		compared.remove("comparison");
		Answer refused = api.put("/ques/" + id, compared.toString());
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().get("errors").valueStream().map((error) -> error.get("field").stringValue()))
			.containsExactly("test_cases[1].output");
		assertThat(api.get("/ques/" + id).json().at("/comparison/kind").stringValue()).isEqualTo("interactor");

		api.put("/testcases/" + without, "{\"stdin\": \"37\", \"output\": \"right\"}");
		assertThat(api.put("/ques/" + id, compared.toString()).status()).isEqualTo(200);
	}

	@Test
	void doNotReplaceComparisonsOfTests() {
		ObjectNode question = question(CODE);
		question.remove("comparison");
		long id = api.post("/add_ques", question.toString()).json().get("id").longValue();
		test(id, "{\"stdin\": \"37\", \"output\": \"\"}");
		test(id, "{\"stdin\": \"37\", \"output\": \"1\", \"comparison\": {\"kind\": \"text\", \"match\": \"exact\"}}");
		Answer refused = worker.loading(CODE, () -> api.put("/ques/" + id, question(CODE).toString()));
		assertThat(refused.body()).contains("test_cases[2].comparison", "an interactor is to decide");
	}

	@Test
	void needNoOutputsToBeFilledIn() {
		long id = add(question(CODE)).json().get("id").longValue();
		assertThat(api
			.post("/create/testcase/" + id + "/fill",
					"{\"code\": \"print(1)\", \"lines\": \"{\\\"stdin\\\": \\\"1\\\"}\"}")
			.body()).contains("an interactor decides");
	}

	@Test
	void transcriptsAreShown() {
		long question = add(question(CODE)).json().get("id").longValue();
		test(question, "{\"stdin\": \"37\"}");
		JudgeJob job = worker.job(api.submit(question), 1);
		TestReport report = new TestReport(1, 1, Verdict.WRONG_ANSWER, 1000, 1000, 1 << 20, null, null, null, "", "",
				0.0, "too many guesses", null, null, ">50\n<low<er\n", null);
		worker.report(new Judged(job.judgementId(), job.attempt(), Verdict.WRONG_ANSWER, null, List.of(report),
				TestWorker.judgedIn()));
		JsonNode done = api.get("/submissions/" + job.programId() + "?wait=10s").json();
		assertThat(done.at("/tests/0/transcript").stringValue()).isEqualTo(">50\n<low<er\n");
		assertThat(api.page("/submissions/" + job.programId()).body()).contains("What the interactor knows",
				"<td class=\"printed\"><span>50</span></td>", "<td class=\"read\"><span>low&lt;er</span></td>",
				"too many guesses");
		assertThat(api.page("/ques/" + question).body())
			.contains("This question is interactive", "Print with <code>flush=True</code>", "What the interactor knows",
					"# Talk with the interactor")
			.doesNotContain("return input()", "<h3>Output</h3>");
		assertThat(api.page("/create/testcase/" + question).body())
			.contains("What the interactor gets", ">Secret</label>")
			.doesNotContain("Other right outputs", "Fill in from a reference solution");
		assertThat(api.page("/ques/" + question + "/testcases").body()).contains("<th scope=\"col\">Secret</th>");
		assertThat(api.page("/ques/" + question + "/edit").body())
			.contains("<option value=\"interactor\" selected=\"selected\">");
	}

	@Test
	void areTriedWithAProgramOfTheirAuthor() {
		JudgeJob job = tried(api.post("/checkers/tries", sentTry().toString()));
		assertThat(job.source()).isEqualTo("print(37)");
		SuiteHead head = suites.head(job.run().suiteHash());
		assertThat(head).isEqualTo(new SuiteHead(new QuestionKind.Program(),
				new Interactor(CODE, "default", new Limits(500, 64 << 20)), null));
		TestReport report = new TestReport(0, 1, Verdict.INTERNAL_ERROR, 1, 1, 1, null, null, null, "", "err\n", null,
				null, new CheckerReport(null, new ProgramError("ValueError", "oops", 2, ""), "", "seen\n"), null,
				">37\n", null);
		worker.report(new Judged(job.judgementId(), 1, Verdict.INTERNAL_ERROR,
				new ProgramError("InteractorFailed", "the author's interactor failed", null, null), List.of(report),
				TestWorker.judgedIn()));
		JsonNode done = api.get("/checkers/tries/" + job.programId() + "?wait=10s").json();
		assertThat(done.get("error").isNull()).isTrue();
		assertThat(done.at("/tests/0"))
			.hasToString("{\"index\":1,\"verdict\":\"INTERNAL_ERROR\",\"error\":{\"type\":\"ValueError\","
					+ "\"message\":\"oops\",\"line\":2,\"traceback\":\"\"},\"stdout\":\"\",\"stderr\":\"seen\\n\","
					+ "\"transcript\":\">37\\n\",\"program\":{\"error\":null,\"stderr\":\"err\\n\"}}");
		assertThat(api.page("/trials/" + job.programId()).body()).contains("<dt>Interactor</dt>",
				"<strong>ValueError</strong>, line 2", "Standard error of the interactor",
				"<td class=\"printed\"><span>37</span></td>");
	}

	@Test
	void areTriedFromTheForm() {
		String fields = "kind=program&comparison.kind=interactor&comparison.code=def+interact(secret,+expected):+return+True"
				+ "&try.secret=37&try.program=print(37)&try.input=x&try.right=y";
		Answer started = api.post("/checkers/tries", "application/x-www-form-urlencoded", fields, "Accept",
				"application/json");
		assertThat(started.header("Location")).startsWith("/checkers/tries/");
		UUID id = UUID.fromString(started.header("Location").replace("/checkers/tries/", ""));
		JudgeJob job = worker.job(id, 1);
		assertThat(job.source()).isEqualTo("print(37)");
		TestReport right = new TestReport(0, 1, Verdict.ACCEPTED, 1, 1, 1, null, null, null, "", "", 1.0, "found", null,
				null, ">37\n", null);
		worker.report(new Judged(job.judgementId(), 1, Verdict.ACCEPTED, null, List.of(right), TestWorker.judgedIn()));
		JsonNode done = api.get("/checkers/tries/" + id + "?wait=10s").json();
		assertThat(done.at("/tests/0/verdict").stringValue()).isEqualTo("ACCEPTED");
		assertThat(done.at("/tests/0/message").stringValue()).isEqualTo("found");
	}

	@Test
	void triesNameWhatIsWrong() {
		ObjectNode sent = sentTry();
		sent.withObject("/tests/0").put("answer", "x");
		assertThat(api.post("/checkers/tries", sent.toString()).json().at("/errors/0/field").stringValue())
			.isEqualTo("tests[0].answer");
		sent.remove("program");
		assertThat(api.post("/checkers/tries", sent.toString()).body()).contains("program: is missing");
		sent.put("program", "pass").withObject("/question/comparison").put("kind", "checker");
		assertThat(api.post("/checkers/tries", sent.toString()).body()).contains("must define check");
		sent.withObject("/question/comparison").put("code", "def check(input, expected, answer): return True");
		assertThat(api.post("/checkers/tries", sent.toString()).body()).contains("program: is for interactors");
	}

	@Test
	void ownInputIsASecretOrWhatTheProgramReads() {
		long question = add(question(CODE)).json().get("id").longValue();
		JudgeJob secret = job(question, "{\"code\": \"print(37)\", \"tests\": [{\"stdin\": \"37\"}]}");
		assertThat(suites.head(secret.run().suiteHash()).comparison()).isInstanceOf(Interactor.class);
		TestReport found = new TestReport(0, 1, Verdict.ACCEPTED, 1, 1, 1, null, null, null, "", "", 1.0, null, null,
				null, ">37\n", null);
		worker
			.report(new Judged(secret.judgementId(), 1, Verdict.ACCEPTED, null, List.of(found), TestWorker.judgedIn()));
		assertThat(api.get("/trials/" + secret.programId() + "?wait=10s").json().at("/tests/0/verdict").stringValue())
			.isEqualTo("ACCEPTED");
		JudgeJob alone = job(question,
				"{\"code\": \"input()\", \"interactor\": false, \"tests\": [{\"stdin\": \"right\"}]}");
		assertThat(suites.head(alone.run().suiteHash()).comparison()).isInstanceOf(Text.class);
		worker.report(TestWorker.judged(alone, Verdict.ACCEPTED));
		Answer form = api.post("/code/try/" + question, "application/x-www-form-urlencoded",
				"code=input()&own=true&stdin=right&interactor=false", "Accept", "application/json");
		JudgeJob sent = worker.job(UUID.fromString(form.header("Location").replace("/trials/", "")), 1);
		assertThat(suites.head(sent.run().suiteHash()).comparison()).isInstanceOf(Text.class);
		worker.report(TestWorker.judged(sent, Verdict.ACCEPTED));
	}

	private JudgeJob job(long question, String evaluation) {
		return tried(api.post("/code/try/" + question, evaluation));
	}

	private JudgeJob tried(Answer started) {
		assertThat(started.status()).as(started.body()).isEqualTo(202);
		return worker.job(UUID.fromString(started.json().get("id").stringValue()), 1);
	}

	private static ObjectNode sentTry() {
		ObjectNode sent = JsonMapper.shared().createObjectNode();
		sent.set("question", question(CODE));
		sent.put("program", "print(37)").withArray("/tests").addObject().put("stdin", "37");
		return sent;
	}

	private Answer add(ObjectNode question) {
		return worker.loading(CODE, () -> api.post("/add_ques", question.toString()));
	}

	private Answer test(long question, String test) {
		return api.post("/create/testcase/" + question, test);
	}

	private static ObjectNode question(String code) {
		ObjectNode question = JsonMapper.shared().createObjectNode();
		question.put("title", "Guess " + UUID.randomUUID()).put("description", "d").put("type", "Easy");
		question.withObject("/metadata").put("kind", "program");
		question.withObject("/comparison")
			.put("kind", "interactor")
			.put("code", code)
			.put("time_limit_ms", 500)
			.put("memory_limit_mb", 64);
		return question;
	}

}
