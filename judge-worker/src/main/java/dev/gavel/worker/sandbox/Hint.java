package dev.gavel.worker.sandbox;

/** One sentence after a message that names the usual mistake. */
public final class Hint {

	private static final String START = "\nHint: ";

	private Hint() {
	}

	/** Returns a message without the hint that was appended to it. */
	public static String without(String message) {
		int hint = message.lastIndexOf(START);
		return (hint < 0) ? message : message.substring(0, hint);
	}

	/**
	 * Appends the hint to the message, on its own line.
	 * @param hint without a full stop; empty if there is none
	 */
	public static String after(String message, String hint) {
		return hint.isEmpty() ? message : message + START + hint + ".";
	}

}
