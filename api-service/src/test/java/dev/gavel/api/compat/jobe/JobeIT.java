package dev.gavel.api.compat.jobe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestReport.Exit;
import dev.gavel.message.Verdict;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sends requests in the shape in which CodeRunner sends them. */
@ApiTest
class JobeIT {

	private static final String API = "/jobe/index.php/restapi";

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	JobeIT(ApiClient api, TestWorker worker) {
		this.api = api.with("X-API-KEY", "2AAA7A5415B4A9B394B54BF1D2E9D", "X-CodeRunner-Job-Id", "1");
		this.worker = worker;
	}

	@Test
	void listsPythonWithItsVersion() {
		worker.offer("default");
		assertThat(api.get(API + "/languages").body()).isEqualTo("[[\"python3\",\"3.13.5\"]]");
	}

	@Test
	void runsAProgramAndSaysWhatItPrinted() {
		String source = source();
		Answer answer = run(source, ",\"sourcefilename\":\"__tester__.python3\",\"input\":\"3 4\\n\","
				+ "\"file_list\":[],\"parameters\":{\"cputime\":2,\"memorylimit\":10,\"numprocs\":5},\"jobeserver\":\"x\",\"debug\":true",
				Verdict.ACCEPTED, null);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).startsWith("application/json");
		assertThat(answer.json().properties()).extracting((field) -> field.getKey() + "=" + field.getValue())
			.containsExactly("run_id=\"gavel\"", "outcome=15", "cmpinfo=\"\"", "stdout=\"7\\n\"", "stderr=\"\"");
		JudgeJob job = worker.job((each) -> each.source().equals(source));
		assertThat(job.run().limits().cpuTimeMillis()).isEqualTo(2000);
		assertThat(job.run().limits().memoryBytes()).isEqualTo(32 << 20);
		assertThat(
				api.get("/internal/suites/" + job.run().suiteHash(), "Authorization", "Bearer " + ApiTest.WORKER_TOKEN)
					.body())
			.contains("\"file\":\"__tester__.python3\"")
			.contains("3 4\\n");
	}

	@Test
	void tellsFailuresApart() {
		Answer noAccess = run(source(), "", Verdict.RUNTIME_ERROR, new Exit(null, new Exit.Signal(31, "SIGSYS")));
		assertThat(outcome(noAccess)).isEqualTo(19);
		assertThat(outcome(run(source(), "", Verdict.RUNTIME_ERROR, new Exit(1, null)))).isEqualTo(15);
		assertThat(outcome(run(source(), "", Verdict.TIME_LIMIT_EXCEEDED, null))).isEqualTo(13);
		String source = source();
		Answer failed = answering(source, "",
				(job) -> JudgingFailed.ofAuthor(job.judgementId(), job.attempt(), "worker-1", "no cell"));
		assertThat(outcome(failed)).isEqualTo(20);
		assertThat(failed.json().get("stderr").stringValue()).isEqualTo("InternalError: no cell\n");
	}

	@Test
	void errorsAreJsonStrings() {
		assertThat(refused("{\"run_spec\":{\"sourcecode\":\"\",\"language_id\":\"c\"}}", 400))
			.isEqualTo("Language 'c' is not known");
		assertThat(refused("{\"run_spec\":{\"sourcecode\":\"\"}}", 400))
			.isEqualTo("run_spec is missing the required attribute 'language_id'");
		assertThat(refused("{}", 400)).isEqualTo("No run_spec attribute found in post data");
		assertThat(refused("[[", 400)).startsWith("Non-JSON post data received");
		assertThat(refused("", 400)).startsWith("Non-JSON post data received");
		assertThat(refused(body("print(1)#" + "x".repeat(70_000), ""), 400))
			.contains("the limit is 65,536 (gavel.limits.max-source-size)");
		assertThat(refused(body("1", ",\"input\":\"%s\"".formatted("x".repeat(9_000_000))), 400))
			.contains("stdin: has 9,000,000 bytes; the limit is 8,388,608");
		assertThat(refused(body("1", ",\"input\":\"%s\"".formatted("x".repeat(17_000_000))), 400))
			.contains("The body is larger than the limit");
		assertThat(refused(body("a\\u0000b", ""), 400)).contains("code");
		Answer nothing = api.get(API + "/nothing");
		assertThat(nothing.status()).isEqualTo(404);
		assertThat(nothing.json().stringValue()).isEqualTo("There is nothing at %s/nothing.".formatted(API));
		assertThat(api.get(API + "/runs", "Accept", "text/html").json().stringValue()).contains("GET is not supported");
	}

	@Test
	void aPageOfAnotherSiteMakesNoBrowserRunAnything() {
		Answer answer = api.post(API + "/runs", "text/plain", body("1", ""), "Sec-Fetch-Site", "cross-site");
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.json().stringValue()).contains("another web site");
	}

	private String refused(String body, int status) {
		Answer answer = api.post(API + "/runs", body);
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		return answer.json().stringValue();
	}

	private static int outcome(Answer answer) {
		return answer.json().get("outcome").intValue();
	}

	private static String source() {
		return "print(sum(map(int, input().split())))  # " + UUID.randomUUID();
	}

	private Answer run(String source, String more, Verdict verdict, Exit exit) {
		return answering(source, more,
				(job) -> new Judged(job.judgementId(), job.attempt(), verdict, null,
						List.of(new TestReport(0, 1, verdict, 1, 1, 1, "7\n", null, null, "", "").with(exit)),
						TestWorker.judgedIn()));
	}

	private Answer answering(String source, String more, Function<JudgeJob, JudgeReport> report) {
		return worker.answering((job) -> job.source().equals(source), report,
				() -> api.post(API + "/runs", body(source, more)));
	}

	private static String body(String source, String more) {
		return "{\"run_spec\":{\"language_id\":\"python3\",\"sourcecode\":\"%s\"%s}}".formatted(source, more);
	}

}
