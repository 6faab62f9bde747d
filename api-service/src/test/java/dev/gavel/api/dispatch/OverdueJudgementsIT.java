package dev.gavel.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.judgement.SilentAttempt;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.message.Topics;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import tools.jackson.databind.JsonNode;

@ApiTest
class OverdueJudgementsIT {

	private static final Duration LONGER_THAN_SILENCE = Duration.ofSeconds(4);

	private final ApiClient api;

	private final TestWorker worker;

	private final Environment environment;

	private final KafkaListenerEndpointRegistry listeners;

	private final Judgements judgements;

	@Autowired
	OverdueJudgementsIT(ApiClient api, TestWorker worker, Environment environment,
			KafkaListenerEndpointRegistry listeners, Judgements judgements) {
		this.api = api;
		this.worker = worker;
		this.environment = environment;
		this.listeners = listeners;
		this.judgements = judgements;
	}

	@Test
	void sendsJobAgainWhoseWorkerFellSilent() {
		UUID submission = api.submit(api.addQuestion());
		JudgeJob first = worker.job(submission, 1);
		worker.report(new Started(first.judgementId(), 1, "worker-1"));
		JudgeJob second = worker.job(submission, 2);
		assertThat(second.judgementId()).isEqualTo(first.judgementId());
		worker.report(TestWorker.judged(second, Verdict.ACCEPTED));
		assertThat(api.get("/submissions/" + submission + "?wait=10s").json().get("status").stringValue())
			.isEqualTo("DONE");
	}

	@Test
	void givesUpAfterTheLastAttempt() {
		UUID submission = api.submit(api.addQuestion());
		for (int attempt = 1; attempt <= 3; attempt++) {
			worker.report(new Started(worker.job(submission, attempt).judgementId(), attempt, "worker-1"));
		}
		var done = api.get("/submissions/" + submission + "?wait=20s").json();
		assertThat(done.get("verdict").stringValue()).isEqualTo("INTERNAL_ERROR");
		assertThat(done.at("/error/message").stringValue())
			.contains("no worker reported on attempt 3 of 3 within PT2S");
	}

	@Test
	void leavesJobAloneThatWaitsInKafkaAndSendsAgainOneThatKafkaDropped() {
		UUID submission = api.submit(api.addQuestion());
		worker.job(submission, 1);
		await().during(LONGER_THAN_SILENCE)
			.atMost(Duration.ofSeconds(30))
			.until(() -> worker.jobs(submission).size() == 1);
		rejectAllJobs(submission);
		assertThat(worker.job(submission, 2).attempt()).isEqualTo(2);
	}

	@Test
	void waitsForReportsThatLieInKafkaUnread() {
		UUID submission = api.submit(api.addQuestion());
		JudgeJob job = worker.job(submission, 1);
		worker.report(new Started(job.judgementId(), 1, "worker-1"));
		await().until(() -> status(submission).equals("RUNNING"));
		MessageListenerContainer listener = listeners.getListenerContainer("reports");
		listener.stop();
		try {
			worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
			await().during(LONGER_THAN_SILENCE)
				.atMost(Duration.ofSeconds(10))
				.until(() -> status(submission).equals("RUNNING"));
		}
		finally {
			listener.start();
		}
		JsonNode done = api.get("/submissions/" + submission + "?wait=20s").json();
		assertThat(done.get("verdict").stringValue()).isEqualTo("ACCEPTED");
		assertThat(done.get("attempt").intValue()).isEqualTo(1);
	}

	@Test
	void leavesAnAttemptAloneThatAWorkerHasReportedOn() {
		UUID submission = api.submit(api.addQuestion());
		JudgeJob job = worker.job(submission, 1);
		worker.report(new Started(job.judgementId(), 1, "worker-1"));
		await().until(() -> status(submission).equals("RUNNING"));
		judgements.giveUp(new SilentAttempt(job.judgementId(), 1, null, 0, 0), "no worker reported");
		assertThat(status(submission)).isEqualTo("RUNNING");
	}

	private String status(UUID submission) {
		return api.get("/submissions/" + submission).json().get("status").stringValue();
	}

	/** Drops all jobs, as Kafka does with those that were delivered too often. */
	private void rejectAllJobs(UUID submission) {
		Map<String, Object> settings = Map.of("bootstrap.servers",
				environment.getRequiredProperty("spring.kafka.bootstrap-servers"), "group.id", Topics.WORKERS_GROUP,
				"share.acknowledgement.mode", "explicit");
		try (KafkaShareConsumer<byte[], byte[]> consumer = new KafkaShareConsumer<>(settings,
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			consumer.subscribe(List.of(Topics.JOBS));
			await().atMost(Duration.ofSeconds(40)).pollInSameThread().until(() -> {
				consumer.poll(Duration.ofMillis(500))
					.forEach((job) -> consumer.acknowledge(job, AcknowledgeType.REJECT));
				consumer.commitSync();
				return worker.jobs(submission).size() > 1;
			});
		}
	}

}
