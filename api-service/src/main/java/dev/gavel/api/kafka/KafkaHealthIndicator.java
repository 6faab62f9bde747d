package dev.gavel.api.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether Kafka answers and is prepared; asked at most every few seconds, however often a
 * probe comes.
 */
@Component
class KafkaHealthIndicator extends AbstractHealthIndicator {

	private static final Duration VALID = Duration.ofSeconds(5);

	private static final long PATIENCE_SECONDS = 3;

	private final KafkaPreparation preparation;

	private final Admin admin;

	private final Clock clock;

	private Instant asked = Instant.MIN;

	private Health last = Health.unknown().build();

	KafkaHealthIndicator(KafkaPreparation preparation, Admin admin, Clock clock) {
		super("Kafka does not answer");
		this.preparation = preparation;
		this.admin = admin;
		this.clock = clock;
	}

	@Override
	protected synchronized void doHealthCheck(Health.Builder builder) {
		Instant now = clock.instant();
		if (asked.isBefore(now.minus(VALID))) {
			last = ask();
			// Bad news is asked for again at once, so that a broker that is back is seen.
			asked = last.getStatus().equals(Status.UP) ? now : Instant.MIN;
		}
		builder.status(last.getStatus()).withDetails(last.getDetails());
	}

	private Health ask() {
		if (!preparation.isPrepared()) {
			return Health.down().withDetail("reason", "topics are not created yet").build();
		}
		try {
			int brokers = admin.describeCluster().nodes().get(PATIENCE_SECONDS, TimeUnit.SECONDS).size();
			return Health.up().withDetail("brokers", brokers).build();
		}
		catch (Exception ex) {
			return Health.down(ex).build();
		}
	}

}
