package dev.gavel.worker.suite;

public interface Suites {

	/**
	 * @return must be closed
	 * @throws SuiteUnavailable when the suite could not be fetched
	 */
	OpenSuite byHash(String hash) throws SuiteUnavailable;

}
