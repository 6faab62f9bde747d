package dev.gavel.worker.job;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down from the first job that this worker could not judge to the next one that it could.
 */
@Component
class WorkerFitness implements HealthIndicator {

	private volatile @Nullable String trouble;

	void lost(String reason) {
		this.trouble = reason;
	}

	void proven() {
		this.trouble = null;
	}

	@Nullable String trouble() {
		return trouble;
	}

	@Override
	public Health health() {
		String reason = trouble;
		return (reason != null) ? Health.down().withDetail("reason", reason).build() : Health.up().build();
	}

}
