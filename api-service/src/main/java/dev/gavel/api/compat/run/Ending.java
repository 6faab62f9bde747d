package dev.gavel.api.compat.run;

/** How a run ended. */
public enum Ending {

	/** By itself, with exit status 0. */
	FINISHED,

	/** By itself, with another exit status, or by a signal. */
	FAILED,

	/** The program does not compile. */
	DOES_NOT_COMPILE,

	TIME_LIMIT, MEMORY_LIMIT, OUTPUT_LIMIT,

	/** It called the system in a way that is not allowed. */
	FORBIDDEN_CALL,

	/** Gavel failed. */
	INTERNAL_ERROR, CANCELLED,

	/** It was not run, because runs before it took too long. */
	NOT_RUN

}
