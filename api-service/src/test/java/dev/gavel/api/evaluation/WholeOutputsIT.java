package dev.gavel.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.evaluation.output.WholeOutputs;
import dev.gavel.message.ContentHash;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ApiTest
class WholeOutputsIT {

	private static final String[] CREDENTIAL = { "Authorization", "Bearer " + ApiTest.WORKER_TOKEN };

	private static final String EVALUATION = """
			{"code": "print(1)", "question": {"metadata": {"kind": "program"}}, "whole_outputs": true, "tests": [
			 {"stdin": "1", "files": {"a/b.bin": {"base64": "AP8="}, "c.txt": {"base64": "w6k="}}}, {}]}""";

	private final ApiClient api;

	private final TestWorker worker;

	private final OldEvaluations old;

	private final ForgottenEvaluations forgotten;

	private final JdbcTemplate database;

	private final WholeOutputs outputs;

	private final TransactionTemplate transaction;

	@Autowired
	WholeOutputsIT(ApiClient api, TestWorker worker, OldEvaluations old, ForgottenEvaluations forgotten,
			JdbcTemplate database, WholeOutputs outputs, TransactionTemplate transaction) {
		this.api = api;
		this.worker = worker;
		this.old = old;
		this.forgotten = forgotten;
		this.database = database;
		this.outputs = outputs;
		this.transaction = transaction;
	}

	@Test
	void areReadAsTheWorkerOfTheLastAttemptSentThem() {
		UUID id = start(EVALUATION);
		JudgeJob first = worker.job(id, 1);
		assertThat(first.run().wholeOutputs()).isTrue();
		assertThat(put(first, "1/stdout", "old")).isEqualTo(204);
		assertThat(put(first, "1/stderr", "old")).isEqualTo(204);
		worker.report(new JudgingFailed(first.judgementId(), 1, "worker-1", "no space left"));
		JudgeJob second = worker.job(id, 2);
		assertThat(put(first, "1/stdout", "late")).as("an attempt that is over").isEqualTo(409);
		String long1 = "a".repeat(70_000);
		assertThat(put(second, "1/stdout", "b")).isEqualTo(204);
		assertThat(put(second, "1/stdout", long1)).as("sent again").isEqualTo(204);
		assertThat(read(id, "1/stdout").status()).isEqualTo(404);
		worker.report(judged(second, report(1, stored(long1), bytes("stderr was cut", 70_000)),
				report(2, bytes("x\n", 2), bytes("", 0))));
		assertThat(api.get("/evaluations/" + id + "?wait=10s").json().get("status").stringValue()).isEqualTo("DONE");
		assertThat(read(id, "1/stdout").body()).isEqualTo(long1);
		assertThat(read(id, "1/stdout").header("Content-Type")).isEqualTo("application/octet-stream");
		assertThat(read(id, "1/stderr").body()).isEqualTo("stderr was cut");
		assertThat(read(id, "2/stdout").body()).isEqualTo("x\n");
		assertThat(read(id, "3/stdout").status()).isEqualTo(404);
		assertThat(put(second, "1/stdout", "late")).as("a judgement that has ended").isEqualTo(409);
		JsonNode tests = api.get("/evaluations/" + id).json().get("tests");
		assertThat(tests.get(0).get("printed"))
			.hasToString("{\"stdout\":{\"bytes\":70000,\"kept\":70000},\"stderr\":{\"bytes\":70000,\"kept\":14}}");
		assertThat(tests.get(0).get("files")).hasToString("{\"a/b.bin\":{\"base64\":\"AP8=\"},\"c.txt\":\"é\"}");
		assertThat(count(second)).as("those of the last attempt").isOne();
		assertThat(ended(id).bytes()).as("counted when it is deleted")
			.isGreaterThan(Printed.MOST_REPORTED_TOGETHER + long1.length());
		forgotten.forget(Instant.now().plusSeconds(60));
		assertThat(count(second)).isZero();
	}

	@Test
	void areNotThoseOfAnotherRunOfTheAttempt() {
		UUID id = start(EVALUATION);
		JudgeJob job = worker.job(id, 1);
		put(job, "1/stdout", "of the run that was reported");
		put(job, "1/stdout", "of a run that a dying worker reported late");
		judge(id, job, report(1, stored("of the run that was reported"), bytes("", 0)),
				report(2, bytes("", 0), bytes("", 0)));
		assertThat(read(id, "1/stdout").status()).isEqualTo(404);
		assertThat(read(id, "1/stderr").status()).isEqualTo(200);
	}

	@Test
	void goWhenNobodyCanReadThem() {
		UUID answered = start(EVALUATION);
		JudgeJob job = worker.job(answered, 1);
		put(job, "1/stdout", "1");
		TestReport report = report(1, stored("1"), bytes("", 0));
		judge(answered, job, report, report(2, bytes("", 0), bytes("", 0)));
		assertThat(outputs.stdout(answered, report)).asString().isEqualTo("1");
		outputs.forget(answered, 1);
		assertThat(count(job)).isZero();
		assertThat(outputs.stdout(answered, report)).as("the beginning").isEmpty();

		UUID cancelled = start(EVALUATION);
		JudgeJob unfinished = worker.job(cancelled, 1);
		put(unfinished, "1/stdout", "1");
		assertThat(api.post("/evaluations/" + cancelled + "/cancel", "").status()).isEqualTo(200);
		assertThat(count(unfinished)).isZero();
	}

	@Test
	void takeNoMoreThanAJudgementMayHave() {
		JudgeJob job = worker.job(start(EVALUATION), 1);
		transaction.executeWithoutResult((status) -> database.update("""
				insert into whole_outputs (judgement_id, test, stream, attempt, content, bytes)
				values (uuid_to_bin(?), 2, 'stdout', 1, '', ?)""", job.judgementId().toString(),
				Printed.MOST_STORED_TOGETHER - 4));
		assertThat(put(job, "1/stdout", "12345")).isEqualTo(409);
		assertThat(put(job, "1/stdout", "1234")).isEqualTo(204);
		assertThat(put(job, "1/stdout", "4321")).as("in place of itself").isEqualTo(204);
		api.post("/evaluations/" + job.programId() + "/cancel", "");
	}

	@Test
	void areBoundedAndForRunsThatAskForThemOnly() {
		JudgeJob job = worker.job(start(EVALUATION), 1);
		assertThat(put(job, "1/stdout", "a".repeat(Printed.MOST_BYTES))).isEqualTo(204);
		assertThat(put(job, "1/stdout", "a".repeat(Printed.MOST_BYTES + 1))).isEqualTo(413);
		assertThat(put(job, "3/stdout", "of no test")).isEqualTo(409);
		assertThat(api.put(path(job, "1/stdout"), "").status()).as("without a worker's token").isEqualTo(401);
		JudgeJob usual = worker.job(start(EVALUATION.replace("true", "false")), 1);
		assertThat(usual.run().wholeOutputs()).isFalse();
		assertThat(put(usual, "1/stdout", "a")).isEqualTo(409);
		Answer many = api.post("/evaluations", EVALUATION.replace("{}]", "{}" + ",{}".repeat(99) + "]"));
		assertThat(many.body()).contains("whole_outputs: is for at most 100 tests, got 101");
		Answer stored = api.post("/evaluations",
				"{\"code\": \"1\", \"question_id\": %d, \"whole_outputs\": true}".formatted(api.addQuestion()));
		assertThat(stored.body()).contains("whole_outputs: is for tests that come with the program");
	}

	private void judge(UUID id, JudgeJob job, TestReport... tests) {
		worker.report(judged(job, tests));
		assertThat(api.get("/evaluations/" + id + "?wait=10s").json().get("status").stringValue()).isEqualTo("DONE");
	}

	private int count(JudgeJob job) {
		return database.queryForObject("select count(*) from whole_outputs where judgement_id = uuid_to_bin(?)",
				Integer.class, job.judgementId().toString());
	}

	private EndedEvaluation ended(UUID id) {
		Instant now = Instant.now().plusSeconds(60);
		return old.ended(new UUID(0, 0), now, now, Integer.MAX_VALUE)
			.stream()
			.filter((found) -> found.id().equals(id))
			.findFirst()
			.orElseThrow();
	}

	private UUID start(String evaluation) {
		Answer started = api.post("/evaluations", evaluation);
		assertThat(started.status()).as(started.body()).isEqualTo(202);
		return UUID.fromString(started.json().get("id").stringValue());
	}

	private int put(JudgeJob job, String place, String content) {
		return api.put(path(job, place), content, CREDENTIAL).status();
	}

	private static String path(JudgeJob job, String place) {
		return "/internal/outputs/%s/%s?attempt=%d".formatted(job.judgementId(), place, job.attempt());
	}

	private Answer read(UUID id, String place) {
		return api.get("/evaluations/%s/tests/%s".formatted(id, place));
	}

	/** Reports nothing of it, so that it must be read from where it is stored. */
	private static PrintedBytes stored(String printed) {
		byte[] bytes = printed.getBytes(StandardCharsets.UTF_8);
		return bytes("", bytes.length).withRest(ContentHash.of(bytes));
	}

	private static PrintedBytes bytes(String beginning, long bytes) {
		return PrintedBytes.of(beginning.getBytes(StandardCharsets.UTF_8), bytes);
	}

	private static TestReport report(int index, PrintedBytes stdout, PrintedBytes stderr) {
		return new TestReport(0, index, Verdict.RUNTIME_ERROR, 1, 1, 1, "", null, null, "", "")
			.with(new Printed(stdout, stderr));
	}

	private static Judged judged(JudgeJob job, TestReport... tests) {
		return new Judged(job.judgementId(), job.attempt(), Verdict.RUNTIME_ERROR, null, List.of(tests),
				TestWorker.judgedIn());
	}

}
