package dev.gavel.api.platform.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells whether Kafka answers and is prepared. It asks every two seconds, so a probe
 * never waits for Kafka.
 */
@Component
class KafkaHealthIndicator implements HealthIndicator {

	private static final long PATIENCE_SECONDS = 3;

	private final KafkaPreparation preparation;

	private final Admin admin;

	private volatile Health last = down("Kafka was not asked yet");

	KafkaHealthIndicator(KafkaPreparation preparation, Admin admin) {
		this.preparation = preparation;
		this.admin = admin;
	}

	@Override
	public Health health() {
		return last;
	}

	@Scheduled(fixedDelay = 2000)
	void look() throws InterruptedException {
		last = preparation.isPrepared() ? ask() : down("topics are not created yet");
	}

	private Health ask() throws InterruptedException {
		try {
			int brokers = admin.describeCluster().nodes().get(PATIENCE_SECONDS, TimeUnit.SECONDS).size();
			return Health.up().withDetail("brokers", brokers).build();
		}
		catch (ExecutionException | TimeoutException ex) {
			return Health.down(ex).build();
		}
	}

	private static Health down(String reason) {
		return Health.down().withDetail("reason", reason).build();
	}

}
