package dev.gavel.worker.job;

/**
 * An unexpected exception without its message. The message may quote a value of a hidden
 * test, which must not appear in a log or a report.
 */
final class UnexpectedFailure extends Exception {

	private static final long serialVersionUID = 1L;

	UnexpectedFailure(Throwable origin) {
		super("unexpected " + origin.getClass().getName() + place(origin),
				(origin.getCause() != null) ? new UnexpectedFailure(origin.getCause()) : null);
		setStackTrace(origin.getStackTrace());
	}

	private static String place(Throwable origin) {
		StackTraceElement[] trace = origin.getStackTrace();
		return (trace.length > 0) ? " at " + trace[0] : "";
	}

}
