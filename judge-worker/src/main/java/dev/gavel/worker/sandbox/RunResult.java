package dev.gavel.worker.sandbox;

import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one test run returned and used. Times and memory are the kernel's figures, never
 * the program's.
 *
 * @param value with RETURNED: tagged JSON, UTF-8, hostile and unparsed
 * @param error with RAISED, DOES_NOT_COMPILE and UNSERIALIZABLE_RESULT, and with
 * OUT_OF_MEMORY if Python could tell; with RESULT_TOO_LARGE unless the limit is that of
 * bytes; with ENTRY_POINT_MISSING if there is a hint
 * @param names with ENTRY_POINT_MISSING: the functions and classes that the source does
 * define; with RAISED: the type of the exception, then its bases; hostile
 * @param exitCode with EXITED, and with RAISED where the program's answer is what it
 * prints
 * @param signal with KILLED_BY_SIGNAL
 * @param called whether the entry point was found and called; the program itself reports
 * this, so it is only a hint
 * @param step the last step that began, from 1; 0 if the kind of question has no steps.
 * The program itself may have written it
 * @param peakMemoryBytes the most that was resident, an empty program's 10 MB included
 */
public record RunResult(RunOutcome outcome, byte @Nullable [] value, @Nullable ProgramError error, List<String> names,
		@Nullable Integer exitCode, @Nullable ProgramSignal signal, boolean called, long step, long cpuTimeMicros,
		long wallTimeMicros, long peakMemoryBytes, CapturedText stdout, CapturedText stderr) {

	public RunResult {
		names = List.copyOf(names);
	}

	/** Creates the result of a test run without steps. */
	public RunResult(RunOutcome outcome, byte @Nullable [] value, @Nullable ProgramError error, List<String> names,
			@Nullable Integer exitCode, @Nullable ProgramSignal signal, boolean called, long cpuTimeMicros,
			long wallTimeMicros, long peakMemoryBytes, CapturedText stdout, CapturedText stderr) {
		this(outcome, value, error, names, exitCode, signal, called, 0, cpuTimeMicros, wallTimeMicros, peakMemoryBytes,
				stdout, stderr);
	}

	/**
	 * Returns how the process ended, or null if with status 0 or not at all. The sandbox
	 * kills programs that exceed some limits, which the outcome says.
	 */
	public TestReport.@Nullable Exit exit() {
		if (signal != null) {
			return new TestReport.Exit(null, new TestReport.Exit.Signal(signal.number(), signal.name()));
		}
		return (exitCode == null || exitCode == 0) ? null : new TestReport.Exit(exitCode, null);
	}

	/** Returns the same test run as out of time. */
	public RunResult outOfTime() {
		return new RunResult(RunOutcome.OUT_OF_TIME, null, null, List.of(), null, null, called, step, cpuTimeMicros,
				wallTimeMicros, peakMemoryBytes, stdout, stderr);
	}

}
