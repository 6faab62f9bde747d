package dev.gavel.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.JudgeReport.Progress;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.message.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class JudgeReportsIT {

	private final ApiClient api;

	private final TestWorker worker;

	private final MeterRegistry meters;

	private UUID submission;

	@Autowired
	JudgeReportsIT(ApiClient api, TestWorker worker, MeterRegistry meters) {
		this.api = api;
		this.worker = worker;
		this.meters = meters;
	}

	@BeforeEach
	void submit() {
		submission = api.submit(api.addQuestion());
	}

	@Test
	void showsThatWorkerIsAtIt() {
		JudgeJob job = worker.job(submission, 1);
		worker.report(new Started(job.judgementId(), 1, "worker-1"));
		worker.report(new Progress(job.judgementId(), 1, 1));
		await().until(() -> view().get("tests_done").intValue() == 1);
		assertThat(view().get("status").stringValue()).isEqualTo("RUNNING");
		assertThat(view().get("position").isNull()).isTrue();
	}

	@Test
	void countsSecondVerdictAsStaleAndKeepsTheFirst() {
		JudgeJob job = worker.job(submission, 1);
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		double stale = counted("stale");
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		worker.report(TestWorker.judged(job, Verdict.WRONG_ANSWER));
		worker.report(new Started(job.judgementId(), 1, "worker-2"));
		await().until(() -> counted("stale") == stale + 3);
		assertThat(view().get("verdict").stringValue()).isEqualTo("ACCEPTED");
		assertThat(view().get("tests")).hasSize(1);
	}

	@Test
	void ignoresReportOfAnotherAttempt() {
		JudgeJob job = worker.job(submission, 1);
		worker.report(new JudgingFailed(job.judgementId(), 1, "worker-1", "no cell became ready"));
		JudgeJob second = worker.job(submission, 2);
		double stale = counted("stale");
		worker.report(TestWorker.judged(job, Verdict.WRONG_ANSWER));
		await().until(() -> counted("stale") == stale + 1);
		assertThat(view().get("status").stringValue()).isEqualTo("QUEUED");
		worker.report(TestWorker.judged(second, Verdict.ACCEPTED));
		await().until(() -> view().get("status").stringValue().equals("DONE"));
		assertThat(view().get("verdict").stringValue()).isEqualTo("ACCEPTED");
		assertThat(view().get("attempt").intValue()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { -40, 40 })
	void takesReportOfWorkerWhoseClockIsDaysOff(int days) {
		JudgeJob job = worker.job(submission, 1);
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED), Instant.now().plus(Duration.ofDays(days)));
		assertThat(api.get("/submissions/" + submission + "?wait=10s").json().get("verdict").stringValue())
			.isEqualTo("ACCEPTED");
	}

	@Test
	void endsAsInternalErrorAfterTheLastAttempt() {
		long question = api.addQuestion();
		api.post("/create/testcase/" + question, Examples.TEST_CASE);
		submission = api.submit(question);
		for (int attempt = 1; attempt <= 3; attempt++) {
			JudgeJob job = worker.job(submission, attempt);
			worker.report(new Started(job.judgementId(), attempt, "worker-1"));
			worker.report(new Progress(job.judgementId(), attempt, 1));
			worker.report(new JudgingFailed(job.judgementId(), attempt, "worker-1", "runc is gone"));
		}
		JsonNode done = api.get("/submissions/" + submission + "?wait=10s").json();
		assertThat(done.get("verdict").stringValue()).isEqualTo("INTERNAL_ERROR");
		assertThat(done.at("/error/message").stringValue()).contains("runc is gone");
		assertThat(done.get("tests_not_run").intValue()).isZero();
	}

	@Test
	void skipsWhatIsNoReportAndGoesOn() {
		JudgeJob job = worker.job(submission, 1);
		double unreadable = counted("unreadable");
		double unknown = counted("unknown");
		worker.send(job.judgementId(), "not a report".getBytes());
		worker.send(job.judgementId(), "{\"version\":1,\"message\":{\"kind\":\"started\"}}".getBytes());
		worker.report(new Started(UUID.randomUUID(), 1, "worker-1"));
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		assertThat(api.get("/submissions/" + submission + "?wait=10s").json().get("status").stringValue())
			.isEqualTo("DONE");
		await().until(() -> counted("unreadable") == unreadable + 2 && counted("unknown") == unknown + 1);
	}

	@Test
	void answersWaitingClientAsSoonAsTheVerdictIsRecorded() {
		JudgeJob job = worker.job(submission, 1);
		long begin = System.nanoTime();
		assertThat(api.get("/submissions/" + submission + "?wait=300ms").json().get("status").stringValue())
			.isEqualTo("QUEUED");
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		assertThat(api.get("/submissions/" + submission + "?wait=60").json().get("status").stringValue())
			.isEqualTo("DONE");
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
	}

	private JsonNode view() {
		return api.get("/submissions/" + submission).json();
	}

	private double counted(String outcome) {
		return meters.counter("gavel.reports", "outcome", outcome).count();
	}

}
