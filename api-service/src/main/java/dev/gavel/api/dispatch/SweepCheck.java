package dev.gavel.api.dispatch;

import dev.gavel.api.platform.settings.DispatchProperties;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * Refuses to start when the sweep looks more often than Kafka learns which reports are
 * recorded. Reports would seem to lag all the time, and no attempt would be given up.
 */
@Component
class SweepCheck {

	SweepCheck(DispatchProperties properties, KafkaProperties kafka) {
		KafkaProperties.Listener listener = kafka.getListener();
		Duration toldWithin = Objects.requireNonNull(listener.getAckTime(), "spring.kafka.listener.ack-time")
			.plus(Objects.requireNonNull(listener.getPollTimeout(), "spring.kafka.listener.poll-timeout"));
		if (properties.sweepInterval().compareTo(toldWithin) <= 0) {
			throw new IllegalArgumentException(
					"gavel.dispatch.sweep-interval is %s, expected more than the %s within which Kafka learns what is recorded"
						.formatted(spelled(properties.sweepInterval()), spelled(toldWithin)));
		}
	}

	private static String spelled(Duration duration) {
		return DurationStyle.SIMPLE.print(duration, ChronoUnit.MILLIS);
	}

}
