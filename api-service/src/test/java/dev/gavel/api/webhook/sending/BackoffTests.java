package dev.gavel.api.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTests {

	@Test
	void waitsLongerAfterEachFailure() {
		Backoff usual = new Backoff(() -> 0.5);
		assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100).mapToObj(usual::ofDelivery)).containsExactly(
				Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(45), Duration.ofSeconds(135),
				Duration.ofSeconds(405), Duration.ofSeconds(1215), Duration.ofSeconds(3645), Duration.ofSeconds(10935),
				Duration.ofSeconds(32805), Duration.ofHours(12), Duration.ofHours(12));
	}

	@Test
	void comesBackToAReceiverWithinMinutes() {
		Backoff usual = new Backoff(() -> 0.5);
		assertThat(IntStream.of(1, 4, 5, 6, 1000).mapToObj(usual::ofReceiver)).containsExactly(Duration.ofSeconds(5),
				Duration.ofSeconds(135), Duration.ofSeconds(405), Duration.ofMinutes(10), Duration.ofMinutes(10));
	}

	@Test
	void spreadsWhatFailedTogether() {
		assertThat(new Backoff(() -> 0).ofDelivery(2)).isEqualTo(Duration.ofMillis(11_250));
		assertThat(new Backoff(() -> 1).ofDelivery(2)).isEqualTo(Duration.ofMillis(18_750));
	}

	@Test
	void doesWhatReceiversAskForWithinReason() {
		assertThat(Backoff.wanted(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
		assertThat(Backoff.wanted(Duration.ofDays(400))).isEqualTo(Duration.ofDays(1));
	}

}
