package dev.gavel.api.evaluation.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.run.Limits;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Checkers that are asked before they are stored. */
@ApiTest
class CheckerTriesIT {

	private static final String CODE = "def check(input, expected, answer): return answer == expected";

	private static final String TRY = """
			{"question": {"metadata": {"function_name": "f", "return_type": "List[int]", "variables": {"n": "int", "k": "float"}},
			  "comparison": {"kind": "checker", "code": "%s", "time_limit_ms": 700, "memory_limit_mb": 64}},
			 "tests": [{"input_variables": {"n": 1, "k": 2}, "output": [1], "answer": "(1,)"},
			           {"input_variables": {"n": 1, "k": 2.5}, "output": "[1]", "answer": [2]}]}
			"""
		.formatted(CODE);

	private static final String FORM = "function_name=f&return_type=int&parameter_name=n&parameter_type=int"
			+ "&comparison.kind=checker&comparison.code=check+%3D+max&try.output=1";

	private final ApiClient api;

	private final TestWorker worker;

	private final Suites suites;

	@Autowired
	CheckerTriesIT(ApiClient api, TestWorker worker, Suites suites) {
		this.api = api;
		this.worker = worker;
		this.suites = suites;
	}

	@Test
	void areRunAsTheCheckerItself() {
		Answer started = api.post("/checkers/tries", TRY);
		assertThat(started.status()).as(started.body()).isEqualTo(202);
		UUID id = id(started);
		assertThat(started.header("Location")).isEqualTo("/checkers/tries/" + id);
		JudgeJob job = worker.job(id, 1);
		assertThat(job.source()).isEqualTo(CODE);
		assertThat(job.run().limits()).isEqualTo(new Limits(700, 64 << 20));
		assertThat(suites.head(job.run().suiteHash())).isEqualTo(SuiteHead.ofChecker());
		assertThat(lines(job)).endsWith(
				"\n[0,[{\"d\":[[\"n\",1],[\"k\",2.0]]},[1],[1]]]" + "\n[0,[{\"d\":[[\"n\",1],[\"k\",2.5]]},[1],[2]]]");
		worker.report(judged(job, reply(1, Verdict.ACCEPTED, 1.0, null, null),
				reply(2, Verdict.WRONG_ANSWER, 0.5, "half", null)));
		JsonNode done = api.get("/checkers/tries/" + id + "?wait=20s").json();
		assertThat(done.at("/status").stringValue()).isEqualTo("DONE");
		assertThat(done.at("/tests/0"))
			.hasToString("{\"index\":1,\"verdict\":\"ACCEPTED\",\"points\":1.0,\"stdout\":\"out\",\"stderr\":\"\"}");
		assertThat(done.at("/tests/1")).hasToString(
				"{\"index\":2,\"verdict\":\"WRONG_ANSWER\",\"points\":0.5,\"message\":\"half\",\"stdout\":\"out\",\"stderr\":\"\"}");
	}

	@Test
	void failAsTheyWouldInASubmission() {
		UUID id = id(api.post("/checkers/tries", TRY));
		ProgramError error = new ProgramError("WrongReply", "check returned None", 1, "");
		worker.report(judged(worker.job(id, 1), reply(1, Verdict.INTERNAL_ERROR, null, null, error),
				reply(2, Verdict.WRONG_ANSWER, 0.0, null, null)));
		JsonNode done = api.get("/checkers/tries/" + id + "?wait=20s").json();
		assertThat(done.at("/tests/0/verdict").stringValue()).isEqualTo("INTERNAL_ERROR");
		assertThat(done.at("/tests/0/error/message").stringValue()).isEqualTo("check returned None");
		assertThat(done.at("/tests/1/verdict").stringValue()).isEqualTo("WRONG_ANSWER");
		assertThat(done.get("error").isNull()).isTrue();
	}

	@Test
	void sayForWhatTheyWait() {
		String environment = "trying-" + System.nanoTime() % 1_000_000;
		UUID id = id(api.post("/checkers/tries",
				TRY.replace("\"time_limit_ms\"", "\"environment\": \"%s\", \"time_limit_ms\"".formatted(environment))));
		assertThat(api.get("/checkers/tries/" + id).json().get("missing_environment").stringValue())
			.isEqualTo(environment);
		worker.offer(environment);
		assertThat(worker.job(id, 1).run().environment()).isEqualTo(environment);
	}

	@Test
	void sayWhyTheCheckerDoesNotCompile() {
		UUID id = id(api.post("/checkers/tries", TRY));
		ProgramError error = new ProgramError("SyntaxError", "expected ':'", 1, "");
		worker.report(new Judged(worker.job(id, 1).judgementId(), 1, Verdict.INTERNAL_ERROR, error, List.of(),
				TestWorker.judgedIn()));
		JsonNode done = api.get("/checkers/tries/" + id + "?wait=20s").json();
		assertThat(done.at("/error/line").intValue()).isEqualTo(1);
		assertThat(done.get("tests")).isEmpty();
	}

	@Test
	void nameWhatIsWrong() {
		Answer refused = api.post("/checkers/tries",
				TRY.replace("\"(1,)\"", "\"one\"")
					.replace("\"k\": 2.5", "\"x\": 2")
					.replace("\"output\": \"[1]\", ", ""));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().get("errors").valueStream().map((error) -> error.get("field").stringValue()))
			.containsExactlyInAnyOrder("tests[0].answer", "tests[1].input_variables.k", "tests[1].input_variables.x",
					"tests[1].output");
		assertThat(api.post("/checkers/tries", TRY.replace("\"checker\"", "\"typed\"")).body())
			.contains("question.comparison.code");
		assertThat(api.post("/checkers/tries", "{\"question\": {}, \"tests\": []}").body())
			.contains("question.metadata: is missing");
		assertThat(api.post("/checkers/tries", TRY.replaceAll("(?s),\\s*\"comparison\": \\{.*?\\}", "")).body())
			.contains("question.comparison.kind: expected checker");
		assertThat(api.post("/checkers/tries", "{}").body()).contains("question: is missing");
		assertThat(api.post("/checkers/tries", TRY.replaceAll("(?s)\"tests\": .*", "\"tests\": []}")).body())
			.contains("tests: expected 1 to 20 tests");
	}

	@Test
	void aFormTriesItsChecker() {
		Answer started = form(FORM + "&try.input={%22n%22:+1}&try.right=2&try.wrong=3");
		assertThat(started.status()).as(started.body()).isEqualTo(202);
		UUID id = UUID.fromString(started.header("Location").replace("/checkers/tries/", ""));
		JudgeJob job = worker.job(id, 1);
		assertThat(lines(job)).endsWith("\n[0,[{\"d\":[[\"n\",1]]},1,2]]\n[0,[{\"d\":[[\"n\",1]]},1,3]]");
		worker.report(judged(job, reply(1, Verdict.ACCEPTED, 1.0, null, null),
				reply(2, Verdict.WRONG_ANSWER, 0.0, null, null)));
		assertThat(form(FORM + "&try.input=n&try.right=2").json().at("/errors/0/field").stringValue())
			.isEqualTo("try.input");
	}

	private Answer form(String fields) {
		return api.post("/checkers/tries", "application/x-www-form-urlencoded", fields, "Accept", "application/json");
	}

	private static UUID id(Answer started) {
		return UUID.fromString(started.json().get("id").stringValue());
	}

	private String lines(JudgeJob job) {
		return api.get("/internal/suites/" + job.run().suiteHash(), "Authorization", "Bearer " + ApiTest.WORKER_TOKEN)
			.body();
	}

	private static TestReport reply(int index, Verdict verdict, @Nullable Double points, @Nullable String message,
			@Nullable ProgramError error) {
		return new TestReport(0, index, verdict, 1, 1, 1, null, null, error, "out", "", points, message, null, null);
	}

	private static Judged judged(JudgeJob job, TestReport... reports) {
		boolean failed = Stream.of(reports).anyMatch((report) -> report.verdict() == Verdict.INTERNAL_ERROR);
		return new Judged(job.judgementId(), 1, failed ? Verdict.INTERNAL_ERROR : reports[reports.length - 1].verdict(),
				failed ? new ProgramError("CheckerFailed", "the author's checker failed", null, null) : null,
				List.of(reports), TestWorker.judgedIn());
	}

}
