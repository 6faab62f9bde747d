package dev.gavel.worker.sandbox;

import dev.gavel.run.EnvironmentName;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Runs untrusted programs, each behind walls of its own.
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

	/** The names of what programs can be run in. */
	Set<String> environments();

	/** What programs are run by and in, in one of the environments. */
	SandboxFacts facts(String environment);

	/** As above, for the default environment. */
	default SandboxFacts facts() {
		return facts(EnvironmentName.DEFAULT);
	}

}
