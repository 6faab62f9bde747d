package dev.gavel.message;

/** The result of a judgement or of one of its tests. */
public enum Verdict {

	ACCEPTED,

	WRONG_ANSWER,

	TIME_LIMIT_EXCEEDED,

	MEMORY_LIMIT_EXCEEDED,

	OUTPUT_LIMIT_EXCEEDED,

	/** The program raised, exited or was killed by its own fault. */
	RUNTIME_ERROR,

	/**
	 * The source does not compile, breaks a rule of the question, or does not define the
	 * function.
	 */
	COMPILATION_ERROR,

	/** Gavel's own failure, never the program's. */
	INTERNAL_ERROR;

	/** Whether a judgement gets it although none of its tests may have. */
	public boolean isOfWholeProgram() {
		return switch (this) {
			case COMPILATION_ERROR, INTERNAL_ERROR -> true;
			case ACCEPTED, WRONG_ANSWER, TIME_LIMIT_EXCEEDED, MEMORY_LIMIT_EXCEEDED, OUTPUT_LIMIT_EXCEEDED,
					RUNTIME_ERROR ->
				false;
		};
	}

}
