package dev.gavel.worker.suite;

import org.jspecify.annotations.Nullable;

/** A suite could not be fetched: Gavel's fault, never the program's. */
public class SuiteUnavailable extends Exception {

	SuiteUnavailable(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
