package dev.gavel.worker.sandbox;

/**
 * How a test run ended. It does not say whether the returned value is right.
 */
public enum RunOutcome {

	/** With a value that could be encoded. */
	RETURNED,
	/** With an exception, while the source was executed or in the call. */
	RAISED, OUT_OF_TIME, IDLE_TOO_LONG, OUT_OF_MEMORY, TOO_MUCH_OUTPUT, RESULT_TOO_LARGE, UNSERIALIZABLE_RESULT,
	/** By {@code sys.exit}, {@code os._exit} or without a whole result. */
	EXITED, KILLED_BY_SIGNAL, DOES_NOT_COMPILE, ENTRY_POINT_MISSING;

	/** Whether a process that serves several test runs ends with this one. */
	public boolean endsItsProcess() {
		return switch (this) {
			case RETURNED, RAISED, UNSERIALIZABLE_RESULT, DOES_NOT_COMPILE, ENTRY_POINT_MISSING -> false;
			case OUT_OF_TIME, IDLE_TOO_LONG, OUT_OF_MEMORY, TOO_MUCH_OUTPUT, RESULT_TOO_LARGE, EXITED,
					KILLED_BY_SIGNAL ->
				true;
		};
	}

}
