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
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.DigestUtils;

/** Sends requests in the shape in which CodeRunner sends them. */
@ApiTest
class JobeIT {

	private static final String API = "/jobe/index.php/restapi";

	private final ApiClient api;

	private final TestWorker worker;

	private final JobeFileTable table;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	@Autowired
	JobeIT(ApiClient api, TestWorker worker, JobeFileTable table, JdbcClient database,
			TransactionTemplate transaction) {
		this.table = table;
		this.database = database;
		this.transaction = transaction;
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
			.startsWith("stdin: has 9,000,000 bytes; the limit is 8,388,608");
		assertThat(refused(body("1", ",\"input\":\"%s\"".formatted("x".repeat(17_000_000))), 400))
			.contains("The body is larger than the limit");
		assertThat(refused(body("a\\u0000b", ""), 400)).contains("code");
		Answer nothing = api.get(API + "/nothing");
		assertThat(nothing.status()).isEqualTo(404);
		assertThat(nothing.json().stringValue()).isEqualTo("There is nothing at %s/nothing.".formatted(API));
		assertThat(api.get(API + "/runs", "Accept", "text/html").json().stringValue()).contains("GET is not supported");
	}

	@Test
	void filesAreBesideTheProgram() {
		String content = "1,2\n" + UUID.randomUUID();
		String id = md5(content);
		assertThat(api.send("HEAD", API + "/files/" + id).status()).isEqualTo(404);
		String source = source();
		String list = ",\"file_list\":[[\"%s\",\"data.csv\"]]".formatted(id);
		assertThat(refused(body(source, list), 404))
			.isEqualTo("One or more of the specified files is missing/unavailable");
		assertThat(put(id, base64(content)).status()).isEqualTo(204);
		assertThat(put(id, base64(content)).status()).isEqualTo(204);
		assertThat(api.send("HEAD", API + "/files/" + id).status()).isEqualTo(204);
		assertThat(outcome(run(source, list, Verdict.ACCEPTED, null))).isEqualTo(15);
		JudgeJob job = worker.job((each) -> each.source().equals(source));
		assertThat(
				api.get("/internal/suites/" + job.run().suiteHash(), "Authorization", "Bearer " + ApiTest.WORKER_TOKEN)
					.body())
			.contains("[\"data.csv\",\"1,2\\n");
	}

	@Test
	void filesThatAreNotRightAreRefused() {
		String id = md5("a");
		assertThat(put(id, "%%%").json().stringValue()).contains("not valid base-64");
		assertThat(put("abcdefgh", base64("a")).json().stringValue())
			.contains("must be the MD5 of its contents, " + id);
		assertThat(put(id, base64("x".repeat((8 << 20) + 1))).json().stringValue())
			.contains("has 8,388,609 bytes; the limit is 8,388,608");
		assertThat(api.put(API + "/files/" + id, "{}").json().stringValue()).contains("missing file_contents");
		assertThat(api.put(API + "/files/" + id, "{\"file_contents\":1}").status()).isEqualTo(400);
		assertThat(api.send("HEAD", API + "/files/" + id).status()).isEqualTo(404);
	}

	@Test
	void aFileCountsForEachOfItsNames() {
		String content = "x".repeat(1 << 20);
		String id = md5(content);
		assertThat(put(id, base64(content)).status()).isEqualTo(204);
		String list = String.join(",",
				IntStream.range(0, 9).mapToObj((i) -> "[\"%s\",\"%d\"]".formatted(id, i)).toList());
		assertThat(refused(body("1", ",\"file_list\":[%s]".formatted(list)), 400))
			.isEqualTo("The files have 9,437,184 bytes together; the limit is 8,388,608");
	}

	@Test
	void theFileThatWasJustPutStays() {
		Instant hour = Instant.parse("2026-01-01T00:00:00Z");
		transaction.executeWithoutResult((status) -> {
			table.put(-1, "file0", new byte[10], hour);
			table.put(-1, "file1", new byte[10], hour);
			table.put(-1, "file2", new byte[10], hour);
			table.deleteBeyond(-1, "file2", 2, 1000);
		});
		assertThat(left()).containsExactly("file0", "file2");
		transaction.executeWithoutResult((status) -> table.deleteAll(-1));
	}

	@Test
	void thoseThatWereUsedLeastRecentlyMakeRoom() {
		Instant hour = Instant.parse("2026-01-01T00:00:00Z");
		transaction.executeWithoutResult((status) -> {
			for (int i = 0; i < 4; i++) {
				table.put(-1, "file" + i, new byte[10], hour.plusSeconds(i));
			}
			table.exists(-1, "file0", hour.plusSeconds(9));
			table.deleteBeyond(-1, "file3", 3, 1000);
		});
		assertThat(left()).containsExactly("file0", "file2", "file3");
		transaction.executeWithoutResult((status) -> table.deleteBeyond(-1, "file3", 3, 20));
		assertThat(left()).containsExactly("file0", "file3");
		transaction.executeWithoutResult((status) -> table.deleteUnused(hour.plusSeconds(9)));
		assertThat(left()).containsExactly("file0");
		transaction.executeWithoutResult((status) -> table.deleteAll(-1));
		assertThat(left()).isEmpty();
	}

	private List<String> left() {
		return database.sql("select id from jobe_files where owner_id = -1 order by id").query(String.class).list();
	}

	private Answer put(String id, String base64) {
		return api.put(API + "/files/" + id, "{\"file_contents\":\"%s\"}".formatted(base64));
	}

	private static String base64(String content) {
		return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
	}

	private static String md5(String content) {
		return DigestUtils.md5DigestAsHex(content.getBytes(StandardCharsets.UTF_8));
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
		return answering(source, more, (job) -> new Judged(job.judgementId(), job.attempt(), verdict, null, List
			.of(new TestReport(0, 1, verdict, 1, 1, 1, "7\n", null, null, "", "").with(exit)
				.with(new Printed(PrintedBytes.of("7\n".getBytes(StandardCharsets.UTF_8), 2), PrintedBytes.NOTHING))),
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
