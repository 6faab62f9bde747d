package dev.gavel.worker.sandbox;

/**
 * Runs untrusted programs, each behind walls of its own.
 */
public interface Sandbox {

	/**
	 * Leases a warm cell for one submission.
	 * @throws SandboxUnavailable no cell became free within the lease time-out; the
	 * program is not to blame
	 */
	SandboxSession open(Program program, RunLimits limits) throws SandboxUnavailable;

	SandboxFacts facts();

}
