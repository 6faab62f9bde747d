package dev.gavel.api.compat.sandboxfusion;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gavel.api.compat.sandboxfusion.text.PythonText;
import dev.gavel.api.waiting.LargeAnswer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a program did.
 *
 * @param message why, if it was ended or not run; empty otherwise
 * @param compileResult always null: Python is not compiled first
 * @param runResult null when it was not run
 * @param executorPodName always null
 * @param files always empty
 */
record RunCodeResponse(Status status, String message, @Nullable CommandRunResult compileResult,
		@Nullable CommandRunResult runResult, @Nullable String executorPodName,
		Map<String, String> files) implements LargeAnswer {

	static RunCodeResponse of(Status status, String message, @Nullable CommandRunResult run) {
		return new RunCodeResponse(status, message, null, run, null, Map.of());
	}

	String stdout() {
		return (runResult != null) ? runResult.stdout() : "";
	}

	String stderr() {
		return (runResult != null) ? runResult.stderr() : "";
	}

	@Override
	public long characters() {
		return stdout().length() + stderr().length();
	}

	RunCodeResponse withShortOutput(int most) {
		return of(status, message, (runResult != null) ? runResult.withShortOutput(most) : null);
	}

	enum Status {

		@JsonProperty("Success")
		SUCCESS,

		/** It ended with an exit status other than 0, or not in time. */
		@JsonProperty("Failed")
		FAILED,

		/** Gavel failed. */
		@JsonProperty("SandboxError")
		SANDBOX_ERROR

	}

	/**
	 * How its process ended.
	 *
	 * @param executionTime in seconds
	 * @param returnCode its exit status, or the negative number of the signal that ended
	 * it; null when it took too long
	 */
	record CommandRunResult(RunStatus status, double executionTime, @Nullable Integer returnCode, String stdout,
			String stderr) {

		CommandRunResult withShortOutput(int most) {
			return new CommandRunResult(status, executionTime, returnCode, PythonText.shortened(stdout, most),
					PythonText.shortened(stderr, most));
		}

	}

	enum RunStatus {

		@JsonProperty("Finished")
		FINISHED,

		@JsonProperty("TimeLimitExceeded")
		TIME_LIMIT_EXCEEDED

	}

}
