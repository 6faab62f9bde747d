package dev.gavel.worker.sandbox;

/**
 * One submission in one cell. Not for use by several threads.
 */
public interface SandboxSession extends AutoCloseable {

	/**
	 * Runs the entry point once, in a process of its own.
	 * @param arguments a JSON array in the tagged value format, as UTF-8; relayed
	 * unparsed
	 * @throws SandboxFailure the cell died or broke the protocol; the program is not to
	 * blame, a run in another session may succeed
	 */
	RunResult run(byte[] arguments) throws SandboxFailure;

	/**
	 * Executes the source and looks for the entry point but does not call it, in a
	 * process that never receives arguments. Allowed only before the first run, so that
	 * nothing it says can reveal arguments.
	 * @return RETURNED with a meaningless value when there is something to call
	 * @throws SandboxFailure as {@link #run}
	 */
	RunResult load() throws SandboxFailure;

	/**
	 * Gives the cell back. It is used again only after it has said that nothing of this
	 * submission is left, else it is destroyed.
	 */
	@Override
	void close();

}
