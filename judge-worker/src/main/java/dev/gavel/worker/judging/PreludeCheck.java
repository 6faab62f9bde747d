package dev.gavel.worker.judging;

import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.Prelude;
import dev.gavel.message.ProgramError;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunResult;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a prelude is to blame for a program that failed. A program could fake
 * such a failure, so the prelude runs again, before an empty program.
 */
record PreludeCheck(@Nullable Prelude prelude) {

	/** The harness's setting for the prelude. */
	private static final String SETTING = "prelude";

	/** Returns the program with the prelude before it. */
	Program before(Program program) {
		return (prelude != null) ? program.with(SETTING, prelude.text()) : program;
	}

	/** Whether the prelude may be to blame for anything. */
	boolean isDue() {
		return prelude != null && prelude.hasOwnLines();
	}

	/**
	 * @param result of loading the prelude alone
	 * @throws AuthorsFault when it did not run to its end
	 */
	static void require(RunResult result, Function<RunResult, ProgramError> explanation) throws AuthorsFault {
		switch (result.outcome()) {
			case RETURNED, ENTRY_POINT_MISSING -> {
				// The prelude has run to its end.
			}
			case RAISED, OUT_OF_TIME, IDLE_TOO_LONG, OUT_OF_MEMORY, TOO_MUCH_OUTPUT, RESULT_TOO_LARGE,
					UNSERIALIZABLE_RESULT, EXITED, KILLED_BY_SIGNAL, DOES_NOT_COMPILE ->
				throw new AuthorsFault(JudgingFailed.PRELUDE_FAILED + text(explanation.apply(result)));
		}
	}

	private static String text(ProgramError error) {
		return new ProgramError(error.type(), error.message().replaceFirst("^the test ", "the prelude "), error.line(),
				null)
			.sentence();
	}

}
