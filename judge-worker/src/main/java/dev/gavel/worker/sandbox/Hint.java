package dev.gavel.worker.sandbox;

/** One sentence after a message that names the usual mistake. */
public final class Hint {

	private Hint() {
	}

	/**
	 * Appends the hint to the message, on its own line.
	 * @param hint without a full stop; empty if there is none
	 */
	public static String after(String message, String hint) {
		return hint.isEmpty() ? message : message + "\nHint: " + hint + ".";
	}

}
