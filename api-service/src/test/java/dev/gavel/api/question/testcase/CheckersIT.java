package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.checker.CheckerSource;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec.Protocol;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
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

/** Checkers in open mode, where anyone may be the author. */
@ApiTest
class CheckersIT {

	private static final String CODE = "def check(input, expected, answer):\n    return answer >= expected\n";

	private static final String PROGRAM = "title=Any&description=d&type=Easy&kind=program&comparison.kind=checker";

	private static final String FORM = "title=Any&description=d&type=Easy&function_name=f&return_type=int&comparison.kind=checker";

	private final ApiClient api;

	private final TestWorker worker;

	private final Suites suites;

	@Autowired
	CheckersIT(ApiClient api, TestWorker worker, Suites suites) {
		this.api = api;
		this.worker = worker;
		this.suites = suites;
	}

	@Test
	void aQuestionHasAChecker() {
		JsonNode added = add(CODE).json();
		assertThat(added.at("/comparison/kind").stringValue()).isEqualTo("checker");
		assertThat(added.at("/comparison/code").stringValue()).isEqualTo(CODE);
		assertThat(added.at("/comparison/time_limit_ms").longValue()).isEqualTo(500);
		String path = "/ques/" + added.get("id").longValue();
		JsonNode comparison = api.get(path).json().get("comparison");
		assertThat(comparison).isEqualTo(added.get("comparison"));
		ObjectNode again = question(CODE);
		again.set("comparison", comparison);
		assertThat(api.put(path, again.toString()).json().get("comparison")).isEqualTo(comparison);
	}

	@Test
	void aChangedCheckerJudgesWhatIsJudgedAgain() {
		long question = stored();
		JudgeJob first = worker.job(submit(question), 1);
		assertThat(checker(first)).isEqualTo(new Checker(CODE, "default", new Limits(500, 64 << 20)));
		worker.report(failed(first));
		assertThat(done(first).get("verdict").stringValue()).isEqualTo("INTERNAL_ERROR");
		assertThat(worker.jobs(first.programId())).as("it is not tried again").hasSize(1);
		String mended = CODE.replace(">=", "==");
		assertThat(worker.loading(mended, () -> api.put("/ques/" + question, question(mended).toString())).status())
			.isEqualTo(200);
		assertThat(api.post("/submissions/" + first.programId() + "/rejudge", "").status()).isEqualTo(202);
		JudgeJob second = worker.jobs(first.programId(), 2).get(1);
		assertThat(checker(second).code()).isEqualTo(mended);
		assertThat(checker(first).code()).isEqualTo(CODE);
		worker.report(TestWorker.judged(second, Verdict.ACCEPTED));
		assertThat(done(second).get("verdict").stringValue()).isEqualTo("ACCEPTED");
	}

	@Test
	void theFormHasTheChecker() {
		String fields = FORM + "&comparison.code=def+check(input,+expected,+answer):%0D%0A++return+True"
				+ "&comparison.time_limit_ms=700&comparison.relative=0.1";
		String question = worker
			.loading("def check(input, expected, answer):\n  return True", () -> api.form("/add_ques", fields))
			.header("Location");
		assertThat(api.page(question).body()).contains("by the author's checker").doesNotContain("return True");
		assertThat(api.page(question + "/edit").body()).contains("<option value=\"checker\" selected=\"selected\">",
				"def check(input, expected, answer):\n  return True</textarea>",
				"name=\"comparison.time_limit_ms\" value=\"700\"");
		assertThat(api.get(question).json().at("/comparison/code").stringValue())
			.isEqualTo("def check(input, expected, answer):\n  return True");
		Answer refused = api.form(question + "/edit", FORM + "&comparison.code=&comparison.time_limit_ms=soon");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("id=\"comparison.code-error\"",
				"or a time such as 10s, 500ms, 1m or PT5S, got &#39;soon&#39;");
	}

	@Test
	void theFormHasGradersWithoutCode() {
		String question = api
			.form("/add_ques",
					PROGRAM + "&comparison.protocol=NearEqualityGrader&comparison.code=def+check(a,b,c):+pass")
			.header("Location");
		JsonNode comparison = api.get(question).json().get("comparison");
		assertThat(comparison.get("grader").stringValue()).isEqualTo("NearEqualityGrader");
		assertThat(comparison.has("code")).isFalse();
		assertThat(api.page(question).body()).contains("as CodeRunner’s NearEqualityGrader does it")
			.doesNotContain("by the author's checker");
		assertThat(api.page(question + "/edit").body())
			.contains("<option value=\"NearEqualityGrader\" selected=\"selected\">");
	}

	@Test
	void theFormHasAValidatorWithArguments() {
		String source = CheckerSource.of(new Checker("exit(42)", "default", new Limits(2000, 256 << 20))
			.asked(Protocol.KATTIS, List.of("case_sensitive", "2")));
		String question = worker
			.loading(source,
					() -> api
						.form("/add_ques",
								PROGRAM + "&comparison.protocol=kattis&comparison.code=exit(42)"
										+ "&comparison.arguments=+case_sensitive++2"))
			.header("Location");
		JsonNode comparison = api.get(question).json().get("comparison");
		assertThat(comparison.get("protocol").stringValue()).isEqualTo("kattis");
		assertThat(comparison.get("arguments").toString()).isEqualTo("[\"case_sensitive\",\"2\"]");
		assertThat(api.page(question + "/edit").body()).contains("<option value=\"kattis\" selected=\"selected\">",
				"value=\"case_sensitive 2\"", "exit(42)</textarea>");
	}

	@Test
	void showsWhyItsCheckerFailedAtTestsThatAreNotHidden() {
		JudgeJob job = worker.job(submit(stored()), 1);
		worker.report(failed(job));
		JsonNode submission = done(job);
		assertThat(submission.at("/error/message").stringValue()).isEqualTo("the author's checker failed");
		assertThat(submission.at("/tests/0/message").stringValue()).isEqualTo("half of it");
		assertThat(submission.at("/tests/0/points").doubleValue()).isEqualTo(0.5);
		assertThat(submission.at("/tests/1/checker/error/type").stringValue()).isEqualTo("KeyError");
		assertThat(submission.at("/tests/2").toString()).contains("\"hidden\":true").doesNotContain("s3cr3t");
		assertThat(api.page("/submissions/" + job.programId()).body())
			.contains("The author’s checker failed. It may be correct.", "KeyError", "printed by the checker")
			.doesNotContain("s3cr3t");
	}

	@Test
	void theTimeOfItsCheckerCountsForAllTests() {
		ObjectNode slow = question(CODE);
		slow.put("time_limit_ms", 15_000);
		slow.withObject("/comparison").put("time_limit_ms", 15_000);
		long question = worker.loading(CODE, () -> api.post("/add_ques", slow.toString())).json().get("id").longValue();
		String line = "{\"input_variables\": {}, \"output\": 1}\n";
		assertThat(api.post("/create/testcase/" + question, "application/jsonl", line.repeat(121)).body())
			.contains("121 test cases of 15000 ms each, and 15000 ms for the checker, could take 3630 s in total");
	}

	@Test
	void oneThatCannotBeCalledIsRefusedWithItsLine() {
		String broken = "def check(input, expected)\n    return True\n";
		ProgramError error = new ProgramError("SyntaxError", "expected ':'", 1, "");
		Answer refused = worker.loading(broken, error, () -> api.post("/add_ques", question(broken).toString()));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("comparison.code");
		assertThat(refused.json().at("/errors/0/message").stringValue())
			.isEqualTo("expected a checker that can be called, got SyntaxError: expected ':', line 1");
		long question = stored();
		String fields = FORM + "&comparison.code=def+check(n):+return+1";
		ProgramError unfit = new ProgramError("WrongSignature", "found check(n)", 1, "");
		Answer page = worker.loading("def check(n): return 1", unfit,
				() -> api.form("/ques/%d/edit".formatted(question), fields));
		assertThat(page.status()).isEqualTo(422);
		assertThat(page.body()).contains("id=\"comparison.code-error\"", "WrongSignature: found check(n), line 1");
	}

	@Test
	void oneThatNoWorkerLoadsIsStoredWithAWarning() {
		String code = "def check(input, expected, answer): return 'alone'";
		JsonNode added = api.post("/add_ques", question(code).toString()).json();
		assertThat(added.at("/warnings/0").stringValue())
			.isEqualTo("The checker was not tried: no worker has finished it within 3 seconds.");
		assertThat(added.at("/comparison/code").stringValue()).isEqualTo(code);
	}

	@Test
	void submissionsWaitForAWorkerThatOffersItsEnvironment() {
		String environment = "checking-" + System.nanoTime() % 1_000_000;
		ObjectNode sent = question(CODE);
		sent.withObject("/comparison").put("environment", environment);
		JsonNode stored = api.post("/add_ques", sent.toString()).json();
		assertThat(stored.get("warnings").valueStream().map(JsonNode::stringValue)).containsExactly(
				"The checker was not tried: no worker offers its environment.",
				"No worker offers the environment %s. Submissions wait until one does.".formatted(environment));
		long question = stored.get("id").longValue();
		assertThat(api.page("/ques/%d/edit".formatted(question)).body())
			.contains("No worker offers the environment " + environment, "value=\"%s\"".formatted(environment));
		api.post("/create/testcase/" + question, "{\"input_variables\": {}, \"output\": 1}");
		UUID waiting = submit(question);
		assertThat(api.get("/submissions/" + waiting).json().get("missing_environment").stringValue())
			.isEqualTo(environment);
		assertThat(api.page("/submissions/" + waiting).body())
			.contains("No worker offers the environment %s yet.".formatted(environment));
		JudgeJob other = worker.job(submit(stored()), 1);
		worker.report(TestWorker.judged(other, Verdict.ACCEPTED));
		assertThat(worker.jobs(waiting)).isEmpty();
		worker.offer(environment);
		JudgeJob job = worker.job(waiting, 1);
		assertThat(job.run().environment()).isEqualTo("default");
		assertThat(checker(job).environment()).isEqualTo(environment);
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		assertThat(done(job).has("missing_environment")).isFalse();
	}

	private Answer add(String code) {
		return worker.loading(code, () -> api.post("/add_ques", question(code).toString()));
	}

	private Judged failed(JudgeJob job) {
		TestReport half = new TestReport(1, 1, Verdict.WRONG_ANSWER, 1, 1, 1, "1", null, null, "", "", 0.5,
				"half of it", null, null);
		TestReport failed = new TestReport(2, 2, Verdict.INTERNAL_ERROR, 1, 1, 1, "1", null, null, "", "", null, null,
				new CheckerReport(null, new ProgramError("KeyError", "1", 2, ""), "printed by the checker", ""), null);
		TestReport hidden = new TestReport(3, 3, Verdict.INTERNAL_ERROR, 1, 1, 1, null, null, null, "", "", 0.25, null,
				new CheckerReport("s3cr3t", new ProgramError("s3cr3t", "s3cr3t", 2, "s3cr3t"), "s3cr3t", "s3cr3t"),
				null);
		return new Judged(job.judgementId(), 1, Verdict.INTERNAL_ERROR,
				new ProgramError("CheckerFailed", "the author's checker failed", null, null),
				List.of(half, failed, hidden), TestWorker.judged(job, Verdict.ACCEPTED).judgedIn());
	}

	private static ObjectNode question(String code) {
		ObjectNode question = JsonMapper.shared().createObjectNode();
		question.put("title", "Any").put("description", "d").put("type", "Easy");
		question.putObject("metadata").put("function_name", "f").put("return_type", "int").putArray("variables");
		question.putObject("comparison")
			.put("kind", "checker")
			.put("code", code)
			.put("time_limit_ms", 500)
			.put("memory_limit_mb", 64);
		return question;
	}

	private long stored() {
		long question = add(CODE).json().get("id").longValue();
		String line = "{\"input_variables\": {}, \"output\": 1%s}\n";
		api.post("/create/testcase/" + question, "application/jsonl",
				line.formatted("") + line.formatted("") + line.formatted(", \"hidden\": true"));
		return question;
	}

	private Checker checker(JudgeJob job) {
		return (Checker) suites.head(job.run().suiteHash()).comparison();
	}

	private UUID submit(long question) {
		return UUID.fromString(api.submit(question, "def f(): return 1").json().get("id").stringValue());
	}

	private JsonNode done(JudgeJob job) {
		return api.get("/submissions/%s?wait=20s".formatted(job.programId())).json();
	}

}
