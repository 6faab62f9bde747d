package dev.gavel.api.program;

/** How much a caller sees of a program. */
public enum Visibility {

	/** For this caller there is no such program. */
	NONE,

	/** Everything but what it did with hidden tests, and why a checker failed. */
	PROGRAM,

	/** Everything but what it did with hidden tests. */
	PROGRAM_AND_CHECKER,

	/** Everything. */
	ALL

}
