package dev.gavel.worker.sandbox.oci;

import dev.gavel.run.EnvironmentName;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.Sandbox;
import dev.gavel.worker.sandbox.SandboxFacts;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxPair;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.sandbox.SandboxUnavailable;
import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.cell.CellPool;
import dev.gavel.worker.sandbox.oci.cell.CellState;
import dev.gavel.worker.sandbox.oci.cell.OciPair;
import dev.gavel.worker.sandbox.oci.cell.OciSession;
import dev.gavel.worker.sandbox.oci.cell.WarmEnvironment;
import dev.gavel.worker.sandbox.oci.host.SandboxProperties;
import java.io.Closeable;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A {@link Sandbox} on leased cells.
 *
 * @param warm the environments by name
 */
public record OciSandbox(Map<String, WarmEnvironment> warm, SandboxProperties properties,
		Closeable workshop) implements Sandbox, AutoCloseable {

	@Override
	public SandboxSession open(Program program, RunLimits limits) throws SandboxUnavailable, SandboxFailure {
		requireMemory(limits.memoryBytes());
		CellPool pool = environment(program.environment()).pool();
		return begun(program, session(pool.lease(), limits, pool));
	}

	@Override
	public Optional<SandboxSession> openIdle(Program program, RunLimits limits, int others) throws SandboxFailure {
		requireMemory(limits.memoryBytes());
		CellPool pool = environment(program.environment()).pool();
		Cell cell = pool.leaseIdle(others);
		return (cell != null) ? Optional.of(begun(program, session(cell, limits, pool))) : Optional.empty();
	}

	private static OciSession begun(Program program, OciSession session) throws SandboxFailure {
		begin(() -> session.begin(program), session::close);
		return session;
	}

	/** Both programs together may use as much memory as one alone. */
	@Override
	public SandboxPair openPair(Program first, RunLimits firstLimits, Program second, RunLimits secondLimits)
			throws SandboxUnavailable, SandboxFailure {
		requireMemory(firstLimits.memoryBytes() + secondLimits.memoryBytes());
		OciPair pair = pair(firstLimits, environment(first.environment()).pool(), secondLimits,
				environment(second.environment()).pool());
		begin(() -> pair.begin(first, second), pair::close);
		return pair;
	}

	/**
	 * Never waits for a job that waits as well: a job holds two cells at most, and each
	 * pool has two for every slot.
	 */
	private OciPair pair(RunLimits firstLimits, CellPool firstPool, RunLimits secondLimits, CellPool secondPool)
			throws SandboxUnavailable {
		OciSession first = session(firstPool.lease(), firstLimits, firstPool);
		OciPair pair = null;
		try {
			pair = new OciPair(first, session(secondPool.lease(), secondLimits, secondPool));
			return pair;
		}
		finally {
			if (pair == null) {
				first.close();
			}
		}
	}

	/** Gives cells back in which nothing could begin, whatever the reason. */
	private static void begin(Begin begin, Runnable giveBack) throws SandboxFailure {
		boolean begun = false;
		try {
			begin.begin();
			begun = true;
		}
		catch (IOException ex) {
			throw new SandboxFailure(ex.getMessage() + "; the program can be run in another cell", ex);
		}
		finally {
			if (!begun) {
				giveBack.run();
			}
		}
	}

	/** Submits programs to leased cells. */
	private interface Begin {

		void begin() throws IOException;

	}

	private void requireMemory(long bytes) {
		long maxBytes = properties.maxMemory().toBytes();
		if (bytes > maxBytes) {
			throw new IllegalArgumentException(
					"memoryBytes: expected at most %d (gavel.sandbox.max-memory), found %d".formatted(maxBytes, bytes));
		}
	}

	private OciSession session(Cell cell, RunLimits limits, CellPool pool) {
		return new OciSession(cell, limits, properties.grace(), nonce(), pool::giveBack);
	}

	private WarmEnvironment environment(String name) {
		WarmEnvironment environment = warm.get(name);
		if (environment == null) {
			throw new IllegalArgumentException("environment: expected one of %s (gavel.sandbox.environments), found %s"
				.formatted(warm.keySet(), name));
		}
		return environment;
	}

	private static String nonce() {
		return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
	}

	@Override
	public Set<String> environments() {
		return warm.keySet();
	}

	@Override
	public boolean isWarm() {
		return warm.values()
			.stream()
			.allMatch((environment) -> environment.pool().cells().stream().anyMatch(Cell::alive));
	}

	@Override
	public int readyCells() {
		return warm.values()
			.stream()
			.mapToInt((environment) -> environment.pool().states().getOrDefault(CellState.IDLE, 0L).intValue())
			.sum();
	}

	@Override
	public SandboxFacts facts(String environment) {
		return environment(environment).facts();
	}

	/** Returns the pool of the default environment. */
	CellPool pool() {
		return environment(EnvironmentName.DEFAULT).pool();
	}

	@Override
	public void close() throws IOException {
		warm.values().forEach((environment) -> environment.pool().close());
		workshop.close();
	}

}
