package dev.gavel.worker.suite;

import dev.gavel.message.TestSuite;

/** Finds suites. */
public interface Suites {

	/**
	 * @throws SuiteUnavailable when the suite could not be fetched
	 */
	TestSuite byHash(String hash) throws SuiteUnavailable;

}
