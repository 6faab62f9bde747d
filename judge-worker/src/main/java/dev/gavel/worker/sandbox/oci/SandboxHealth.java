package dev.gavel.worker.sandbox.oci;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while no cell is alive and the last attempt to start one has failed.
 */
record SandboxHealth(OciSandbox sandbox) implements HealthIndicator {

	@Override
	public Health health() {
		CellPool pool = sandbox.pool();
		Exception failure = pool.lastFailure();
		boolean alive = pool.cells().stream().anyMatch(Cell::alive);
		Health.Builder health = (failure != null && !alive) ? Health.down(failure) : Health.up();
		return health.withDetail("cells", pool.states())
			.withDetail("replaced", pool.recycled())
			.withDetail("runtime", sandbox.facts().runtime())
			.withDetail("mode", sandbox.facts().mode())
			.build();
	}

}
