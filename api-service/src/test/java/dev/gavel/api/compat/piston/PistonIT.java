package dev.gavel.api.compat.piston;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.message.ContentHash;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sends requests in the shape in which clients of Piston send them. */
@ApiTest
class PistonIT {

	private static final String API = "/piston/api/v2";

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	PistonIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@BeforeEach
	void offer() {
		worker.offer("default", "numpy");
	}

	@Test
	void listsRuntimesBelowBothPaths() {
		String listed = api.get(API + "/runtimes").body();
		assertThat(listed)
			.startsWith("[{\"language\":\"python\",\"version\":\"3.13.5\",\"aliases\":[\"py\",\"py3\",\"python3\"]},")
			.contains("\"runtime\":\"numpy\"}")
			.doesNotContain("environment");
		assertThat(api.get(API + "/piston/runtimes").body()).isEqualTo(listed);
		assertThat(api.get(API + "/runtimes/").body()).isEqualTo(listed);
	}

	@Test
	void runsAProgramAndSaysWhatItPrinted() {
		String source = source();
		Answer answer = worker.answering((job) -> job.source().equals(source), (job) -> judged(job, "7\n"),
				() -> execute("numpy", source, """
						,{"name": "./lib/data.txt", "content": "eA==", "encoding": "base64"}""", """
						,"stdin": "3 4", "args": ["-v"], "run_timeout": 2000, "compile_timeout": 10000,
						"run_memory_limit": 134217728, "compile_memory_limit": -1, "unknown": true"""));
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		assertThat(answer.json()).hasToString(
				"""
						{"run":{"stdout":"7\\n","stderr":"note\\n","output":"7\\nnote\\n","code":0,"signal":null,"message":null,\
						"status":null,"cpu_time":2,"wall_time":3,"memory":1024},"language":"python","version":"3.13.5"}""");
		JudgeJob job = worker.job((each) -> each.source().equals(source));
		assertThat(job.run().environment()).isEqualTo("numpy");
		assertThat(job.run().limits().cpuTimeMillis()).isEqualTo(2000);
		assertThat(job.run().limits().memoryBytes()).isEqualTo(128 << 20);
		assertThat(suite(job)).contains("\"file\":\"main.py\"")
			.contains("[\"3 4\\n\",[\"-v\"]")
			.contains("\"lib/data.txt\"");
	}

	@Test
	void aFailureOfGavelIsNoneOfTheProgram() {
		String source = source();
		Answer answer = worker.answering((job) -> job.source().equals(source),
				(job) -> JudgingFailed.ofAuthor(job.judgementId(), job.attempt(), "worker-1", "no cell"),
				() -> execute("python", source, "", ""));
		assertThat(answer.json().at("/run/status")).hasToString("\"XX\"");
		assertThat(answer.json().at("/run/code").isNull()).isTrue();
	}

	@Test
	void errorsAreMessages() {
		assertThat(refused(API + "/execute", "{}", 400)).isEqualTo("language is required as a string");
		assertThat(execute("html", "1", "", "").json().get("message")).hasToString("\"html-* runtime is unknown\"");
		assertThat(refused(API + "/piston/execute", "{\"language\":", 400)).isNotEmpty();
		assertThat(api.post(API + "/execute", "text/plain", "{}").json())
			.hasToString("{\"message\":\"requests must be of type application/json\"}");
		assertThat(message(execute("python", "1", "", ",\"run_timeout\": 15001"), 400))
			.isEqualTo("run_timeout cannot exceed the configured limit of 15000");
		assertThat(message(execute("python", "#" + "x".repeat(70_000), "", ""), 413))
			.contains("the limit is 65,536 (gavel.limits.max-source-size)");
		assertThat(message(execute("python", "1", ",{\"content\":\"\"}".repeat(101), ""), 400))
			.isEqualTo("files: has 101 files; the limit is 100.");
		assertThat(message(execute("python", "1", ",{\"name\": \"lib/../x\", \"content\": \"\"}", ""), 400))
			.startsWith("files.lib/../x: expected the name of a file beside the program");
		assertThat(message(execute("python", "1", "", ",\"stdin\": \"%s\"".formatted("x".repeat(9_000_000))), 400))
			.contains("the limit is 8,388,608");
		assertThat(message(api.get(API + "/packages"), 404)).isEqualTo("Not Found");
	}

	@Test
	void gradesAsOpenR1WithoutShowingTheRightOutput() {
		String source = source();
		CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> execute("cf_python3", source, """
				,{"name": "checker.py", "content": "# %1$s"},{"name": "input.txt", "content": "3 4\\r\\n"}
				,{"name": "correct_output.txt", "content": "7\\n"}
				,{"name": "grader_config", "content": "TIME_LIMIT=2.0\\nMEMORY_LIMIT=128.0\\nINPUT_MODE=stdio"}"""
			.formatted(source), ",\"run_timeout\": 99000"));
		JudgeJob program = worker.job((job) -> job.source().equals(source));
		assertThat(suite(program)).contains("\"3 4\\n\"").doesNotContain("correct_output").doesNotContain("checker");
		assertThat(program.run().limits().cpuTimeMillis()).isEqualTo(2000);
		worker.report(judged(program, "7\n\n"));
		JudgeJob checker = worker.job((job) -> job.source().equals("# " + source));
		assertThat(suite(checker)).contains("[\"input.txt\",\"correct_output.txt\",\"solution_output.txt\"]")
			.contains("[\"solution_output.txt\",\"7\\n\"]");
		worker.report(judged(checker, "1\n"));
		assertThat(answer.join().json().at("/run/stdout")).hasToString("\"1\\n\"");
		assertThat(answer.join().json().at("/run/code")).hasToString("0");
		assertThat(answer.join().json().at("/compile/code")).hasToString("0");
	}

	@Test
	void noCheckerSeesABeginningOnly() {
		String source = source();
		Answer answer = worker.answering((job) -> job.source().equals(source), (job) -> judged(job, stored(job)),
				() -> execute("cf_python3", source, """
						,{"name": "checker.py", "content": "print(1)"}
						,{"name": "correct_output.txt", "content": "7"}""", ""));
		assertThat(answer.json().at("/run/stdout")).as(answer.body()).hasToString("\"0\\n\"");
	}

	private Answer execute(String language, String source, String files, String more) {
		return api.post(API + "/execute", """
				{"language": "%s", "version": "*", "files": [{"name": "main.py", "content": "%s"}%s]%s}"""
			.formatted(language, source, files, more));
	}

	private String refused(String path, String body, int status) {
		return message(api.post(path, body), status);
	}

	private static String message(Answer answer, int status) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.json().propertyNames()).containsExactly("message");
		return answer.json().get("message").stringValue();
	}

	private String suite(JudgeJob job) {
		return api.get("/internal/suites/" + job.run().suiteHash(), "Authorization", "Bearer " + ApiTest.WORKER_TOKEN)
			.body();
	}

	private static String source() {
		return "print(sum(map(int, input().split())))  # " + UUID.randomUUID();
	}

	private static JudgeReport judged(JudgeJob job, String printed) {
		return judged(job, new TestReport(0, 1, Verdict.ACCEPTED, 1500, 2500, 1024, printed, null, null, "", "note\n"));
	}

	private static JudgeReport judged(JudgeJob job, TestReport test) {
		return new Judged(job.judgementId(), job.attempt(), Verdict.ACCEPTED, null, List.of(test),
				TestWorker.judgedIn());
	}

	/** Stores as much as is kept, although the program printed more. */
	private TestReport stored(JudgeJob job) {
		String kept = "7\n" + " ".repeat(Printed.MOST_BYTES - 2);
		assertThat(api
			.put("/internal/outputs/%s/1/stdout?attempt=1".formatted(job.judgementId()), kept, "Authorization",
					"Bearer " + ApiTest.WORKER_TOKEN)
			.status()).isEqualTo(204);
		PrintedBytes stdout = PrintedBytes.of(new byte[0], Printed.MOST_BYTES + 1L)
			.withRest(ContentHash.of(kept.getBytes(StandardCharsets.UTF_8)));
		return new TestReport(0, 1, Verdict.ACCEPTED, 1500, 2500, 1024, "", null, null, "", "")
			.with(new Printed(stdout, PrintedBytes.NOTHING));
	}

}
