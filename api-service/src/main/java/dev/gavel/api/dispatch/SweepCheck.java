package dev.gavel.api.dispatch;

import dev.gavel.api.settings.DispatchProperties;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * Refuses to start where reports are looked for more often than Kafka is told which are
 * recorded. They would always seem to lag while they come, and no attempt would be given
 * up.
 */
@Component
class SweepCheck {

	SweepCheck(DispatchProperties properties, KafkaProperties kafka) {
		KafkaProperties.Listener listener = kafka.getListener();
		Duration toldWithin = Objects.requireNonNull(listener.getAckTime(), "spring.kafka.listener.ack-time")
			.plus(Objects.requireNonNull(listener.getPollTimeout(), "spring.kafka.listener.poll-timeout"));
		if (properties.sweepInterval().compareTo(toldWithin) < 0) {
			throw new IllegalArgumentException(
					"gavel.dispatch.sweep-interval is %s, less than the %s within which Kafka is told what is recorded"
						.formatted(properties.sweepInterval(), toldWithin));
		}
	}

}
