package dev.gavel.worker.suite;

public interface Suites {

	/**
	 * @return must be closed
	 * @throws SuiteUnavailable when the suite could not be fetched
	 * @throws SuiteFolderUnfit when this worker cannot keep it
	 * @throws InterruptedException when the thread is interrupted while it waits for a
	 * suite that another one fetches
	 */
	OpenSuite byHash(String hash) throws SuiteUnavailable, InterruptedException;

}
