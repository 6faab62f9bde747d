package dev.gavel.worker.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.message.Topics;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

class ReportSenderTests {

	private final JudgeJob job = job(false);

	private final Started report = new Started(job.judgementId(), 1, "w");

	@Test
	void saysThatAReportWasNotSentHoweverTheSendingFails() {
		assertThatExceptionOfType(ReportNotSent.class).isThrownBy(() -> refusedAtOnce().send(job, report));
		assertThatExceptionOfType(ReportNotSent.class).isThrownBy(() -> refusedLater().send(job, report));
	}

	@Test
	void letsNewsGetLost() {
		assertThatNoException().isThrownBy(() -> refusedAtOnce().tell(job, report));
		assertThatNoException().isThrownBy(() -> refusedLater().tell(job, report));
	}

	@Test
	void sendsAllReportsOnAJobToTheSameTopic() throws Exception {
		SentReports sent = new SentReports();
		for (JudgeJob either : List.of(job(false), job(true))) {
			sent.sender().tell(either, new Started(either.judgementId(), 1, "w"));
			sent.sender().send(either, new JudgingFailed(either.judgementId(), 1, "w", "no cell"));
		}
		assertThat(sent.topics()).containsExactly(Topics.REPORTS, Topics.REPORTS, Topics.GATHERED_REPORTS,
				Topics.GATHERED_REPORTS);
	}

	private static JudgeJob job(boolean gathered) {
		return new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1, gathered,
				new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, new Limits(1000, 1 << 20), "hash"), "");
	}

	private static ReportSender refusedAtOnce() {
		return sender(() -> {
			throw new KafkaException("Send failed");
		});
	}

	private static ReportSender refusedLater() {
		return sender(() -> CompletableFuture.failedFuture(new KafkaException("Send failed")));
	}

	private static ReportSender sender(Sending sending) {
		return new ReportSender(new KafkaTemplate<>(new DefaultKafkaProducerFactory<String, byte[]>(Map.of())) {

			@Override
			public CompletableFuture<SendResult<String, byte[]>> send(ProducerRecord<String, byte[]> message) {
				return sending.send();
			}

		}, Tracer.NOOP, Propagator.NOOP);
	}

	/** What a template does with a message. */
	private interface Sending {

		CompletableFuture<SendResult<String, byte[]>> send();

	}

}
