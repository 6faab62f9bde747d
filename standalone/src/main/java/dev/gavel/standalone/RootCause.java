package dev.gavel.standalone;

import java.util.stream.Collectors;

/**
 * Finds the cause that a person needs inside the exceptions that Spring wraps around it.
 */
final class RootCause {

	private static final String OURS = "dev.gavel.";

	private RootCause() {
	}

	/**
	 * Returns the whole message, because the remedy may be in its last line. Each line
	 * appears once.
	 */
	static String message(Throwable failure) {
		Throwable cause = of(failure);
		String message = cause.getMessage();
		return (message != null) ? message.strip().lines().distinct().collect(Collectors.joining("\n"))
				: cause.toString();
	}

	/** Messages of Gavel are written for people, so their causes do not matter. */
	private static Throwable of(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null && !cause.getClass().getName().startsWith(OURS)) {
			cause = cause.getCause();
		}
		return cause;
	}

}
