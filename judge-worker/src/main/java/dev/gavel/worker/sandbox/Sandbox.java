package dev.gavel.worker.sandbox;

import dev.gavel.run.EnvironmentName;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Runs untrusted programs apart from one another and from the host.
 */
public interface Sandbox {

	/**
	 * Leases a warm cell of the program's environment for one submission.
	 * @throws SandboxUnavailable no cell became free within the lease time-out; the
	 * program is not to blame
	 * @throws CancellationException the thread is interrupted while it waits for a cell
	 * @throws SandboxFailure the cell died before the first run; another may do better
	 */
	SandboxSession open(Program program, RunLimits limits) throws SandboxUnavailable, SandboxFailure;

	/**
	 * Leases a cell at once, if one is idle.
	 * @param others how many other cells of the environment must stay idle
	 * @return empty if too few are idle
	 * @throws SandboxFailure as {@link #open}
	 */
	Optional<SandboxSession> openIdle(Program program, RunLimits limits, int others) throws SandboxFailure;

	/**
	 * Leases two cells, or none.
	 * @throws SandboxUnavailable one of them did not become free within the lease
	 * time-out
	 * @throws CancellationException the thread is interrupted while it waits
	 * @throws SandboxFailure a cell died before the first run; others may do better
	 */
	SandboxPair openPair(Program first, RunLimits firstLimits, Program second, RunLimits secondLimits)
			throws SandboxUnavailable, SandboxFailure;

	/** Returns the names of the environments. */
	Set<String> environments();

	/** Whether every environment has a living cell. */
	boolean isWarm();

	/** Returns how many cells wait for a program, in all environments. */
	int readyCells();

	/** Returns the runtime, file system and Python of an environment. */
	SandboxFacts facts(String environment);

	/** Returns the facts of the default environment. */
	default SandboxFacts facts() {
		return facts(EnvironmentName.DEFAULT);
	}

}
