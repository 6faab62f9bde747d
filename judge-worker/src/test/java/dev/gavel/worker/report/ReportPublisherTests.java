package dev.gavel.worker.report;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.gavel.message.JudgeReport.Started;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

class ReportPublisherTests {

	private final Started report = new Started(UUID.randomUUID(), 1, "w");

	@Test
	void saysThatAReportWasNotPublishedHoweverTheSendingFails() {
		assertThatExceptionOfType(ReportNotPublished.class).isThrownBy(() -> refusedAtOnce().publish(report));
		assertThatExceptionOfType(ReportNotPublished.class).isThrownBy(() -> refusedLater().publish(report));
	}

	@Test
	void letsNewsGetLost() {
		assertThatNoException().isThrownBy(() -> refusedAtOnce().tell(report));
		assertThatNoException().isThrownBy(() -> refusedLater().tell(report));
	}

	private static ReportPublisher refusedAtOnce() {
		return publisher(() -> {
			throw new KafkaException("Send failed");
		});
	}

	private static ReportPublisher refusedLater() {
		return publisher(() -> CompletableFuture.failedFuture(new KafkaException("Send failed")));
	}

	private static ReportPublisher publisher(Sending sending) {
		return new ReportPublisher(new KafkaTemplate<>(new DefaultKafkaProducerFactory<String, byte[]>(Map.of())) {

			@Override
			public CompletableFuture<SendResult<String, byte[]>> send(String topic, String key, byte[] value) {
				return sending.send();
			}

		});
	}

	/** What a template does with a message. */
	private interface Sending {

		CompletableFuture<SendResult<String, byte[]>> send();

	}

}
