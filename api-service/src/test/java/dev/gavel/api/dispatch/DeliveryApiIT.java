package dev.gavel.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.Verdict;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class DeliveryApiIT {

	private static final String[] CREDENTIAL = { "Authorization", "Bearer " + ApiTest.WORKER_TOKEN };

	private final ApiClient api;

	private final TestWorker worker;

	private final MeterRegistry meters;

	@Autowired
	DeliveryApiIT(ApiClient api, TestWorker worker, MeterRegistry meters) {
		this.api = api;
		this.worker = worker;
		this.meters = meters;
	}

	@Test
	void endsAJudgementThatKillsItsWorkers() {
		double fatal = fatal();
		UUID submission = api.submit(api.addQuestion());
		JudgeJob job = worker.job(submission, 1);
		assertThat(begin(job, false)).isEqualTo("BESIDE_OTHERS");
		assertThat(begin(job, false)).isEqualTo("ALONE");
		assertThat(begin(job, true)).isEqualTo("ALONE");
		assertThat(begin(job, false)).isEqualTo("NOT_AT_ALL");
		JsonNode ended = submission(submission);
		assertThat(ended.get("status").stringValue()).isEqualTo("DONE");
		assertThat(ended.get("verdict").stringValue()).isEqualTo("INTERNAL_ERROR");
		assertThat(ended.at("/error/message").stringValue()).isEqualTo(
				"Judging this code killed three workers, the last one while it judged nothing else. Gavel does not retry it.");
		assertThat(api.get("/submissions/" + submission, "Accept", "text/html").body())
			.contains("Judging this code killed three workers");
		await().until(() -> fatal() == fatal + 1);
		assertThat(begin(job, false)).isEqualTo("NOT_AT_ALL");
		assertThat(fatal()).isEqualTo(fatal + 1);
	}

	@Test
	void startsCountingAgainForARejudgement() {
		UUID submission = api.submit(api.addQuestion());
		JudgeJob job = worker.job(submission, 1);
		begin(job, false);
		begin(job, true);
		begin(job, false);
		assertThat(api.post("/submissions/" + submission + "/rejudge", "").status()).isEqualTo(202);
		JudgeJob again = worker.jobs(submission, 2).get(1);
		assertThat(begin(again, false)).isEqualTo("BESIDE_OTHERS");
	}

	@Test
	void countsOverAllAttemptsExceptThoseThatWorkersEnded() {
		UUID submission = api.submit(api.addQuestion());
		JudgeJob first = worker.job(submission, 1);
		begin(first, false);
		worker.report(new JudgingFailed(first.judgementId(), 1, "worker-1", "no space left"));
		JudgeJob second = worker.job(submission, 2);
		assertThat(begin(second, false)).isEqualTo("BESIDE_OTHERS");
		assertThat(begin(first, false)).as("an attempt that is over").isEqualTo("NOT_AT_ALL");
		assertThat(begin(second, false)).isEqualTo("ALONE");
		worker.report(TestWorker.judged(second, Verdict.ACCEPTED));
		await().until(() -> submission(submission).get("status").stringValue().equals("DONE"));
		assertThat(begin(second, true)).isEqualTo("NOT_AT_ALL");
		assertThat(submission(submission).get("verdict").stringValue()).isEqualTo("ACCEPTED");
	}

	@Test
	void doesNotCountJobsThatWorkersGiveBack() {
		UUID submission = api.submit(api.addQuestion());
		JudgeJob job = worker.job(submission, 1);
		giveBack(job, UUID.randomUUID(), true);
		for (int worker = 0; worker < 5; worker++) {
			UUID delivery = UUID.randomUUID();
			assertThat(begin(job, delivery, false)).isEqualTo("BESIDE_OTHERS");
			giveBack(job, delivery, false);
		}
	}

	@Test
	void isForWorkersOnly() {
		String path = path(
				new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
						new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, new Limits(1, 1), ""), ""),
				UUID.randomUUID());
		assertThat(api.put(path + "&alone=false", "").status()).isEqualTo(401);
		assertThat(api.delete(path + "&first=false").status()).isEqualTo(401);
	}

	private String begin(JudgeJob job, boolean alone) {
		return begin(job, UUID.randomUUID(), alone);
	}

	private String begin(JudgeJob job, UUID delivery, boolean alone) {
		return api.put(path(job, delivery) + "&alone=" + alone, "", CREDENTIAL).body();
	}

	private void giveBack(JudgeJob job, UUID delivery, boolean first) {
		assertThat(api.delete(path(job, delivery) + "&first=" + first, CREDENTIAL).status()).isEqualTo(204);
	}

	private static String path(JudgeJob job, UUID delivery) {
		return "/internal/judgements/%s/deliveries/%s?attempt=%d".formatted(job.judgementId(), delivery, job.attempt());
	}

	private JsonNode submission(UUID id) {
		return api.get("/submissions/" + id).json();
	}

	private double fatal() {
		return meters.counter("gavel.judgements.fatal").count();
	}

}
