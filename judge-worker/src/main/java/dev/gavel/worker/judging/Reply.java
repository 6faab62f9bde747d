package dev.gavel.worker.judging;

import dev.gavel.message.CheckerReply;
import dev.gavel.message.ProgramError;
import dev.gavel.worker.sandbox.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * How one call of a checker ended.
 *
 * @param said null when it failed
 * @param error why it failed
 */
record Reply(@Nullable CheckerReply said, @Nullable ProgramError error, RunResult result) {

	/** Whether asking about another right answer could change nothing. */
	boolean decides() {
		return said == null || said.accepts();
	}

	boolean isBetterThan(Reply other) {
		return decides() || (other.said != null && said != null && said.points() > other.said.points());
	}

	/** Whether the next call needs a new process. */
	boolean endsItsProcess() {
		return result.outcome().endsItsProcess();
	}

	/** Whether the checker fails before it gets an answer, and so always. */
	boolean isOfWholeChecker() {
		return switch (result.outcome()) {
			case DOES_NOT_COMPILE, ENTRY_POINT_MISSING -> true;
			case RAISED -> !result.called();
			case RETURNED, EXITED, OUT_OF_MEMORY, OUT_OF_TIME, IDLE_TOO_LONG, TOO_MUCH_OUTPUT, RESULT_TOO_LARGE,
					UNSERIALIZABLE_RESULT, KILLED_BY_SIGNAL ->
				false;
		};
	}

}
