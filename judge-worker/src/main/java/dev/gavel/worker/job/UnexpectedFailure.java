package dev.gavel.worker.job;

/**
 * An exception that nobody expected, without its message: where judging fails it may
 * quote a value of a hidden test, which is for no log and no report.
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
