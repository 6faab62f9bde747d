package dev.gavel.worker.sandbox;

/**
 * Runs untrusted programs, each behind walls of its own.
 */
public interface Sandbox {

	/**
	 * Leases a warm cell for one submission.
	 * @throws SandboxUnavailable no cell became free within the lease time-out; the
	 * program is not to blame
	 * @throws SandboxFailure the cell died before the first run; another may do better
	 */
	SandboxSession open(Program program, RunLimits limits) throws SandboxUnavailable, SandboxFailure;

	SandboxFacts facts();

}
