package dev.gavel.api.question.suite;

/** A piece of the lines of a suite. */
interface SuitePart {

	/** The test, counted from 1, whose line begins this part or continues in it. */
	int getFirstTest();

	byte[] getContent();

}
