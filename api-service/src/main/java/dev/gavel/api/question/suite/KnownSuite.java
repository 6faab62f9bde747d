package dev.gavel.api.question.suite;

import dev.gavel.message.SuiteHead;

/** What submissions and answers need of a suite, decoded once. */
record KnownSuite(SuiteReference reference, SuiteHead head, int encodedLength) {

	/** A decoded head without long texts. */
	private static final int USUAL_BYTES = 3000;

	static KnownSuite of(StoredSuite suite) {
		SuiteHead head = suite.decodedHead();
		return new KnownSuite(suite.reference(head), head, suite.head().length());
	}

	/** Returns about how many bytes of the heap it has. */
	int weight() {
		return USUAL_BYTES + 2 * encodedLength;
	}

}
