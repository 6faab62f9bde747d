package dev.gavel.worker.suite;

import org.jspecify.annotations.Nullable;
import org.springframework.web.client.HttpClientErrorException;

/** The API does not take this worker's credential, so this worker can judge nothing. */
public class ApiRefusesWorker extends SuiteUnavailable {

	static final String MESSAGE = "the API refuses this worker's credential, so nothing can be judged;"
			+ " set GAVEL_WORKER_TOKEN to the same value for the API and this worker";

	public ApiRefusesWorker(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	public ApiRefusesWorker(Throwable cause) {
		this(MESSAGE, cause);
	}

	/** Whether the API's answer means that it refuses the credential. */
	public static boolean isMeantBy(Throwable answer) {
		return answer instanceof HttpClientErrorException.Unauthorized
				|| answer instanceof HttpClientErrorException.Forbidden;
	}

}
