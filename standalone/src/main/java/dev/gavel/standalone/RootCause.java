package dev.gavel.standalone;

import java.util.stream.Collectors;

/** Spring wraps what went wrong in what it was doing; a person wants the former. */
final class RootCause {

	private static final String OURS = "dev.gavel.";

	private RootCause() {
	}

	/**
	 * The whole of it, because the remedy may stand in its last line; each line once.
	 */
	static String message(Throwable failure) {
		Throwable cause = of(failure);
		String message = cause.getMessage();
		return (message != null) ? message.strip().lines().distinct().collect(Collectors.joining("\n"))
				: cause.toString();
	}

	/** Ours are written for people, whatever caused them. */
	private static Throwable of(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null && !cause.getClass().getName().startsWith(OURS)) {
			cause = cause.getCause();
		}
		return cause;
	}

}
