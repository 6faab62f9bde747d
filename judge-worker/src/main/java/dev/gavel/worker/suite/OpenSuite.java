package dev.gavel.worker.suite;

import dev.gavel.message.TestSuite;

/** A suite that is kept until it is closed. */
public interface OpenSuite extends TestSuite, AutoCloseable {

	@Override
	void close();

}
