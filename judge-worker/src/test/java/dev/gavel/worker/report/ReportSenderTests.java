package dev.gavel.worker.report;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.gavel.message.JudgeReport.Started;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
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

	private final Started report = new Started(UUID.randomUUID(), 1, "w");

	@Test
	void saysThatAReportWasNotSentHoweverTheSendingFails() {
		assertThatExceptionOfType(ReportNotSent.class).isThrownBy(() -> refusedAtOnce().send(report));
		assertThatExceptionOfType(ReportNotSent.class).isThrownBy(() -> refusedLater().send(report));
	}

	@Test
	void letsNewsGetLost() {
		assertThatNoException().isThrownBy(() -> refusedAtOnce().tell(report));
		assertThatNoException().isThrownBy(() -> refusedLater().tell(report));
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
