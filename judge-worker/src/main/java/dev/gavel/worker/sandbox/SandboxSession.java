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
	 * Executes the source and looks for the entry point, in a process that is never given
	 * arguments, and does not call it. Only before the first run: so nothing that it says
	 * can tell of the arguments of any.
	 * @return with RETURNED and no meaning in the value when there is something to call
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
