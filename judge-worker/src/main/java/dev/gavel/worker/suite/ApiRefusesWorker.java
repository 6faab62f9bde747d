package dev.gavel.worker.suite;

import org.jspecify.annotations.Nullable;

/** The API does not take this worker's credential, so this worker can judge nothing. */
public class ApiRefusesWorker extends SuiteUnavailable {

	public ApiRefusesWorker(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
