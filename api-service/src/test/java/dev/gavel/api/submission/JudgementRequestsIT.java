package dev.gavel.api.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.message.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ApiTest
class JudgementRequestsIT {

	private final ApiClient api;

	private final TestWorker worker;

	private final MeterRegistry meters;

	private final Judgements judgements;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	@Autowired
	JudgementRequestsIT(ApiClient api, TestWorker worker, MeterRegistry meters, Judgements judgements,
			TransactionTemplate transaction, JdbcClient jdbc) {
		this.api = api;
		this.worker = worker;
		this.meters = meters;
		this.judgements = judgements;
		this.transaction = transaction;
		this.jdbc = jdbc;
	}

	@Test
	void cancelsWhatRunsAndRefusesItsLateReport() {
		UUID submission = api.submit(api.addQuestion());
		JudgeJob job = worker.job(submission, 1);
		worker.report(new Started(job.judgementId(), 1, "worker-1"));
		await().until(() -> get(submission).get("status").stringValue(), "RUNNING"::equals);
		Answer cancelled = api.post("/submissions/" + submission + "/cancel", "");
		assertThat(cancelled.status()).isEqualTo(200);
		assertThat(cancelled.json().get("status").stringValue()).isEqualTo("CANCELLED");
		double stale = stale();
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		await().until(() -> stale() == stale + 1);
		assertThat(get(submission).get("status").stringValue()).isEqualTo("CANCELLED");
		assertThat(get(submission).get("verdict").isNull()).isTrue();
	}

	@Test
	void cancelsNothingThatHasItsVerdict() {
		UUID submission = api.submit(api.addQuestion());
		judge(submission, Verdict.WRONG_ANSWER);
		Answer refused = api.post("/submissions/" + submission + "/cancel", "");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/already-done");
		assertThat(get(submission).get("verdict").stringValue()).isEqualTo("WRONG_ANSWER");
	}

	@Test
	void judgesAgainOnTheTestsOfTheDayAndKeepsWhatTheFirstJudgementRan() {
		long question = api.addQuestion();
		UUID submission = api.submit(question);
		JudgeJob first = judge(submission, Verdict.ACCEPTED);
		api.post("/create/testcase/" + question, "{\"input_variables\":{\"nums\":[],\"K\":2},\"output\":\"0\"}");
		assertThat(api.post("/submissions/" + submission + "/rejudge", "").status()).isEqualTo(202);
		JudgeJob second = worker.jobs(submission, 2).get(1);
		assertThat(second.judgementId()).isNotEqualTo(first.judgementId());
		worker.report(TestWorker.judged(second, Verdict.WRONG_ANSWER));
		JsonNode judgements = done(submission).get("judgements");
		assertThat(judgements).hasSize(2);
		assertThat(judgements.get(0).get("verdict").stringValue()).isEqualTo("ACCEPTED");
		assertThat(judgements.get(0).get("suite_hash").stringValue()).isEqualTo(first.run().suiteHash());
		assertThat(judgements.get(1).get("suite_hash").stringValue()).isEqualTo(second.run().suiteHash())
			.isNotEqualTo(first.run().suiteHash());
		assertThat(get(submission).get("verdict").stringValue()).isEqualTo("WRONG_ANSWER");
	}

	@Test
	void showsTheVerdictOfBeforeWhenJudgingAgainWasCancelled() {
		UUID submission = api.submit(api.addQuestion());
		judge(submission, Verdict.ACCEPTED);
		api.post("/submissions/" + submission + "/rejudge", "");
		api.post("/submissions/" + submission + "/cancel", "");
		JsonNode shown = get(submission);
		assertThat(shown.get("verdict").stringValue()).isEqualTo("ACCEPTED");
		assertThat(shown.get("judgements").get(1).get("status").stringValue()).isEqualTo("CANCELLED");
		assertThat(api.get("/submissions?question_id=" + shown.get("question_id")).json().at("/items/0/verdict"))
			.hasToString("\"ACCEPTED\"");
	}

	@Test
	void judgesAgainWhatEndedForAFaultOfOurs() {
		UUID submission = api.submit(api.addQuestion());
		for (int attempt = 1; attempt <= 3; attempt++) {
			JudgeJob job = worker.job(submission, attempt);
			worker.report(new JudgingFailed(job.judgementId(), attempt, "worker-1", "no disk"));
		}
		assertThat(done(submission).get("verdict").stringValue()).isEqualTo("INTERNAL_ERROR");
		api.post("/submissions/" + submission + "/rejudge", "");
		JudgeJob again = worker.jobs(submission, 4).get(3);
		worker.report(TestWorker.judged(again, Verdict.ACCEPTED));
		assertThat(done(submission).get("verdict").stringValue()).isEqualTo("ACCEPTED");
	}

	@Test
	void doesNotJudgeTwiceAtATime() {
		UUID submission = api.submit(api.addQuestion());
		Answer refused = api.post("/submissions/" + submission + "/rejudge", "");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/still-open");
		assertThat(api.post("/submissions/" + UUID.randomUUID() + "/rejudge", "").status()).isEqualTo(404);
	}

	@Test
	void judgesAgainWhileAVerdictIsRecordedThatWouldWaitForIt() {
		UUID submission = api.submit(api.addQuestion());
		judge(submission, Verdict.ACCEPTED);
		api.post("/submissions/" + submission + "/rejudge", "");
		JudgeJob second = worker.jobs(submission, 2).get(1);
		CompletableFuture<Answer> third = recordWhile(second,
				() -> api.post("/submissions/" + submission + "/rejudge", ""));
		Answer answer = third.join();
		assertThat(answer.status()).as(answer.body()).isEqualTo(202);
		assertThat(answer.json().get("judgements")).hasSize(3);
	}

	/** The request waits for the row, and then the recording for what it has locked. */
	private CompletableFuture<Answer> recordWhile(JudgeJob job, Supplier<Answer> request) {
		return transaction.execute((status) -> {
			jdbc.sql("select id from judgements where id = uuid_to_bin(?) for update")
				.param(job.judgementId().toString())
				.query()
				.listOfRows();
			CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(request);
			await().until(this::oneWaits);
			judgements.record(List.of(TestWorker.judged(job, Verdict.ACCEPTED)));
			return answer;
		});
	}

	private boolean oneWaits() {
		return jdbc
			.sql("select variable_value from performance_schema.global_status"
					+ " where variable_name = 'Innodb_row_lock_current_waits'")
			.query(Long.class)
			.single() > 0;
	}

	private double stale() {
		return meters.counter("gavel.reports", "outcome", "stale").count();
	}

	private JudgeJob judge(UUID submission, Verdict verdict) {
		JudgeJob job = worker.job(submission, 1);
		worker.report(TestWorker.judged(job, verdict));
		done(submission);
		return job;
	}

	private JsonNode done(UUID submission) {
		JsonNode done = api.get("/submissions/" + submission + "?wait=20s").json();
		assertThat(done.get("status").stringValue()).isEqualTo("DONE");
		return done;
	}

	private JsonNode get(UUID submission) {
		return api.get("/submissions/" + submission).json();
	}

}
