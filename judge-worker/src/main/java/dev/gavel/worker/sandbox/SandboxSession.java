package dev.gavel.worker.sandbox;

/**
 * One submission in one cell. Not thread-safe.
 */
public interface SandboxSession extends AutoCloseable {

	/**
	 * Runs the program once, in its own process unless the program's test runs share one.
	 * @param printed is cleared, then takes what the program prints while it runs, at
	 * most {@link RunLimits#resultBytes()}, if that is its answer
	 * @throws SandboxFailure the cell died or broke the protocol; the program is not to
	 * blame, a test run in another session may succeed
	 */
	RunResult run(RunInput input, Printout printed) throws SandboxFailure;

	/** Runs a program once whose answer is what it returns. */
	default RunResult run(byte[] arguments) throws SandboxFailure {
		return run(RunInput.of(arguments), Printout.NOWHERE);
	}

	/**
	 * Executes the source and looks for the entry point but does not call it, in a
	 * process that never receives arguments. Allowed only before the first run, so that
	 * nothing it says can reveal arguments.
	 * @return RETURNED with a meaningless value when there is something to call
	 * @throws SandboxFailure as {@link #run}
	 */
	RunResult load() throws SandboxFailure;

	/**
	 * Gives the cell back. It is used again only after it has reported that nothing of
	 * this submission is left; otherwise it is destroyed.
	 */
	@Override
	void close();

}
