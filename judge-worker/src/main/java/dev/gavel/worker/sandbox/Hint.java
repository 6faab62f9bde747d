package dev.gavel.worker.sandbox;

/** One sentence beside a message that says what the usual mistake is. */
public final class Hint {

	private Hint() {
	}

	/**
	 * The message, and the hint on a line of its own.
	 * @param hint without a full stop; empty if there is none
	 */
	public static String after(String message, String hint) {
		return hint.isEmpty() ? message : message + "\nHint: " + hint + ".";
	}

}
