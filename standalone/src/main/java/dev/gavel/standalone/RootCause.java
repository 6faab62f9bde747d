package dev.gavel.standalone;

/** Spring wraps what went wrong in what it was doing; a person wants the former. */
final class RootCause {

	private RootCause() {
	}

	static String message(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null && cause.getCause() != cause) {
			cause = cause.getCause();
		}
		String message = cause.getMessage();
		return (message != null) ? message.strip().lines().findFirst().orElse("") : cause.toString();
	}

}
