package dev.gavel.worker.sandbox.oci;

import dev.gavel.worker.sandbox.SandboxFacts;
import dev.gavel.worker.sandbox.oci.cell.CellPool;
import dev.gavel.worker.sandbox.oci.cell.CellState;
import dev.gavel.worker.sandbox.oci.cell.RecycleReason;
import dev.gavel.worker.sandbox.oci.protocol.OutcomeHeader;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/**
 * {@code gavel.sandbox.lease.wait}, which should be near nothing, and
 * {@code gavel.sandbox.leases.waited}, those that found no cell free: above one in a
 * hundred, set more {@code gavel.sandbox.spare-cells}; {@code gavel.sandbox.cells} by
 * state, some more than the pool's size while successors are ready before their turn, and
 * {@code gavel.sandbox.cells.replaced} by reason: alert when FAILED or RESET_FAILED grow;
 * {@code gavel.sandbox.fallbacks} by reason, submissions whose tests could not be set
 * back any more: alert when those of failure grow; {@code gavel.sandbox.info}, always 1,
 * names the sandbox in its tags. All of them have the tag environment.
 */
record SandboxMetrics(String environment, CellPool pool, SandboxFacts facts) implements MeterBinder {

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionTimer
			.builder("gavel.sandbox.lease.wait", pool, CellPool::leases, CellPool::leaseNanos, TimeUnit.NANOSECONDS)
			.tag("environment", environment)
			.register(registry);
		FunctionCounter.builder("gavel.sandbox.leases.waited", pool, CellPool::waits)
			.tag("environment", environment)
			.register(registry);
		Gauge.builder("gavel.sandbox.info", () -> 1)
			.tags("environment", environment, "runtime", facts.runtime(), "mode", facts.mode(), "python",
					facts.pythonVersion(), "tests", (facts.forksBecause() != null) ? "forked" : "set-back")
			.register(registry);
		for (CellState state : CellState.values()) {
			Gauge.builder("gavel.sandbox.cells", pool, (pool) -> pool.states().getOrDefault(state, 0L))
				.tags("environment", environment, "state", state.name())
				.register(registry);
		}
		for (RecycleReason reason : RecycleReason.values()) {
			FunctionCounter
				.builder("gavel.sandbox.cells.replaced", pool, (pool) -> pool.recycled().getOrDefault(reason, 0))
				.tags("environment", environment, "reason", reason.name())
				.register(registry);
		}
		for (String reason : OutcomeHeader.FALLBACKS) {
			FunctionCounter.builder("gavel.sandbox.fallbacks", pool, (pool) -> pool.fallbacks(reason))
				.tags("environment", environment, "reason", reason)
				.register(registry);
		}
	}

}
