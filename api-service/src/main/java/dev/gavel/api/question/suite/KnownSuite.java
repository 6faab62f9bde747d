package dev.gavel.api.question.suite;

import dev.gavel.message.SuiteHead;

/**
 * What submissions and answers need of a suite, decoded once.
 *
 * @param characters how many the name and the encoded head have
 */
record KnownSuite(SuiteReference reference, SuiteHead head, int characters) {

	static KnownSuite of(StoredSuite suite) {
		SuiteHead head = suite.decodedHead();
		return new KnownSuite(suite.reference(head), head, suite.hash().length() + suite.head().length());
	}

}
