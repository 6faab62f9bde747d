package dev.gavel.api.compat.jobe;

import dev.gavel.api.compat.run.Ran;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport.Exit;
import org.jspecify.annotations.Nullable;

/** Says what a run did in the words of Jobe. */
final class JobeResults {

	/** Jobe hides what its sandbox says of this one. */
	private static final int SEGMENTATION_FAULT = 11;

	private JobeResults() {
	}

	/**
	 * @param streamBytes how much of each stream is given
	 */
	static JobeAnswer of(Ran ran, int streamBytes) {
		String stdout = JobeText.of(ran.stdout(), streamBytes);
		String stderr = JobeText.of(ran.stderr(), streamBytes);
		return switch (ran.ending()) {
			case FINISHED, FAILED -> ended(ran.exit(), stdout, stderr);
			case DOES_NOT_COMPILE -> JobeAnswer.doesNotCompile(compilerMessage(ran.error()));
			case TIME_LIMIT -> JobeAnswer.of(JobeOutcome.TIME_LIMIT, stdout, "");
			case MEMORY_LIMIT -> JobeAnswer.of(JobeOutcome.MEMORY_LIMIT, stdout, stderr);
			case OUTPUT_LIMIT -> JobeAnswer.of(JobeOutcome.RUNTIME_ERROR, stdout, stderr + message(ran.error()));
			case FORBIDDEN_CALL -> JobeAnswer.of(JobeOutcome.ILLEGAL_CALL, stdout, stderr);
			case INTERNAL_ERROR, CANCELLED, NOT_RUN ->
				JobeAnswer.of(JobeOutcome.INTERNAL_ERROR, "", message(ran.error()));
		};
	}

	/** The exit status does not count; whatever is on stderr does. */
	private static JobeAnswer ended(@Nullable Exit exit, String stdout, String stderr) {
		Exit.Signal signal = (exit != null) ? exit.signal() : null;
		if (signal != null) {
			String said = (signal.number() == SEGMENTATION_FAULT) ? ""
					: stderr + "The program was killed by signal %d (%s)\n".formatted(signal.number(), signal.name());
			return JobeAnswer.of(JobeOutcome.RUNTIME_ERROR, stdout, said);
		}
		return JobeAnswer.of(stderr.isBlank() ? JobeOutcome.SUCCESS : JobeOutcome.RUNTIME_ERROR, stdout, stderr);
	}

	private static String compilerMessage(@Nullable ProgramError error) {
		return (error != null && error.traceback() != null && !error.traceback().isBlank()) ? error.traceback()
				: message(error);
	}

	private static String message(@Nullable ProgramError error) {
		return (error != null) ? error.sentence() + "\n" : "";
	}

}
