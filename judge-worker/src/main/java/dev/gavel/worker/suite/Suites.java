package dev.gavel.worker.suite;

import dev.gavel.message.TestSuite;

/** Where suites come from. */
public interface Suites {

	/**
	 * @throws SuiteUnavailable when the suite could not be had; the message says why
	 */
	TestSuite byHash(String hash) throws SuiteUnavailable;

}
