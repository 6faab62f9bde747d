package dev.gavel.worker.sandbox;

/**
 * Two programs, each in a cell of its own, that talk: what one prints is the standard
 * input of the other. Not thread-safe.
 */
public interface SandboxPair extends AutoCloseable {

	/**
	 * Runs both once, until each has ended.
	 * @param first the arguments of the first; nobody reads a standard input in it
	 * @throws SandboxFailure a cell died or broke the protocol; the programs are not to
	 * blame, a run in another pair may succeed
	 */
	Interaction run(byte[] first, byte[] second) throws SandboxFailure;

	/** Gives both cells back, see {@link SandboxSession#close()}. */
	@Override
	void close();

	/** How both sides ended. */
	record Interaction(Side first, Side second) {
	}

}
