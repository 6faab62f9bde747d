package dev.gavel.api.compat.run;

import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import org.jspecify.annotations.Nullable;

/**
 * What a program did with one input.
 *
 * @param exit null unless it failed by itself
 * @param error what it failed with, in words; null when it did not fail
 * @param wallTimeMicros from its start to its end
 */
public record Ran(Ending ending, TestReport.@Nullable Exit exit, Output stdout, Output stderr,
		@Nullable ProgramError error, long cpuTimeMicros, long wallTimeMicros, long peakMemoryBytes) {

	/** Returns stderr, with what Python would have printed if it does not compile. */
	public Output shownStderr() {
		if (ending != Ending.DOES_NOT_COMPILE || error == null) {
			return stderr;
		}
		String traceback = error.traceback();
		String text = (traceback == null || traceback.isBlank()) ? error.sentence() : traceback;
		return Output.of(text.endsWith("\n") ? text : text + "\n");
	}

	/** Whether outputs of it are read only when they are asked for. */
	boolean isLong() {
		return stdout.isLong() || stderr.isLong();
	}

	/** Whether runs before it left too little time for it, or too little room. */
	public boolean isSpoiledByOthers() {
		return ending == Ending.NOT_RUN || stdout.isCutByOthers() || stderr.isCutByOthers();
	}

	/**
	 * Whether it ended by itself, but what it printed is not kept, so nobody knows
	 * whether that is right. This happens to the first run of a program only if there is
	 * no space for outputs.
	 */
	public boolean isPartlyLost() {
		return (ending == Ending.FINISHED || ending == Ending.FAILED) && stdout.isCutByOthers();
	}

	/** Returns what is known of a run that no worker reported. */
	static Ran unreported(Ending ending, @Nullable ProgramError error) {
		return new Ran(ending, null, Output.NOTHING, Output.NOTHING, error, 0, 0, 0);
	}

}
