package dev.gavel.api.question.suite;

/** A piece of the lines of a suite. */
interface SuitePart {

	/**
	 * The test, counted from 1, with whose line this part begins, or of whose line it is
	 * a further piece.
	 */
	int getFirstTest();

	byte[] getContent();

}
