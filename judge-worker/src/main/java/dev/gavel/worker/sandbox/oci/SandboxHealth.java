package dev.gavel.worker.sandbox.oci;

import dev.gavel.worker.sandbox.SandboxFacts;
import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.cell.CellPool;
import dev.gavel.worker.sandbox.oci.cell.WarmEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while an environment has no living cell and its last attempt to start one has
 * failed.
 */
record SandboxHealth(OciSandbox sandbox) implements HealthIndicator {

	@Override
	public Health health() {
		Map<String, Object> environments = new LinkedHashMap<>();
		sandbox.warm().forEach((name, warm) -> environments.put(name, details(warm)));
		return status().withDetail("runtime", sandbox.facts().runtime())
			.withDetail("mode", sandbox.facts().mode())
			.withDetail("environments", environments)
			.build();
	}

	private Health.Builder status() {
		return sandbox.warm()
			.values()
			.stream()
			.map((warm) -> failure(warm.pool()))
			.filter(Objects::nonNull)
			.findFirst()
			.map(Health::down)
			.orElseGet(Health::up);
	}

	private static @Nullable Exception failure(CellPool pool) {
		return pool.cells().stream().anyMatch(Cell::alive) ? null : pool.lastFailure();
	}

	private static Map<String, Object> details(WarmEnvironment warm) {
		SandboxFacts facts = warm.facts();
		return Map.of("cells", warm.pool().states(), "replaced", warm.pool().recycled(), "python",
				facts.pythonVersion(), "rootfs", facts.rootfsDigest());
	}

}
