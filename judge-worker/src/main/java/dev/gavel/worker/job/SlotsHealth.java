package dev.gavel.worker.job;

import dev.gavel.worker.WorkerProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down when a slot has died: the worker then takes fewer jobs than it should. */
@Component
class SlotsHealth implements HealthIndicator {

	private final JobSlots slots;

	private final int expected;

	SlotsHealth(JobSlots slots, WorkerProperties properties) {
		this.slots = slots;
		this.expected = properties.slots();
	}

	@Override
	public Health health() {
		int live = slots.live();
		boolean down = slots.isRunning() && live < expected;
		return (down ? Health.down() : Health.up()).withDetail("live", live).withDetail("expected", expected).build();
	}

}
