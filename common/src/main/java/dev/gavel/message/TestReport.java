package dev.gavel.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.printed.Printed;
import org.jspecify.annotations.Nullable;

/**
 * A worker's report on one test. Texts are cut to the worker's limits.
 *
 * @param index from 1, in the order of the suite
 * @param verdict ACCEPTED also when the test returned and any result is accepted
 * @param wallTimeMicros from the start of the test's process to its end
 * @param output the returned value as Python's {@code repr} writes it, so that an
 * expected result can be read from it, see {@link #outputIsCut()}
 * @param difference the first difference from what was expected, in words
 * @param points what the question's checker gave, from 0 to 1; null when it was not asked
 * @param message what the checker said of a test that is not hidden
 * @param checker what only the author may see of the checker; null when there is nothing
 * @param firstDifference where the answer first differs, if both it and what is expected
 * are texts; null otherwise
 * @param transcript what the program and the question's interactor said to each other;
 * null when they did not talk, or nobody may see it
 * @param printed what the program printed, byte for byte, where the run asks for whole
 * outputs; null otherwise
 */
public record TestReport(long testCaseId, int index, Verdict verdict, long cpuTimeMicros, long wallTimeMicros,
		long peakMemoryBytes, @Nullable String output, @Nullable String difference, @Nullable ProgramError error,
		String stdout, String stderr, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double points,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CheckerReport checker,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FirstDifference firstDifference,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String transcript,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Exit exit,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Printed printed) {

	/** Ends a text that was cut. */
	public static final String CUT = "… (cut)";

	private static final String ELLIPSIS = "…";

	/** Creates a report on a test that no checker judged. */
	public TestReport(long testCaseId, int index, Verdict verdict, long cpuTimeMicros, long wallTimeMicros,
			long peakMemoryBytes, @Nullable String output, @Nullable String difference, @Nullable ProgramError error,
			String stdout, String stderr) {
		this(testCaseId, index, verdict, cpuTimeMicros, wallTimeMicros, peakMemoryBytes, output, difference, error,
				stdout, stderr, null, null, null, null, null, null);
	}

	/** Creates a report on a test of which not all output is kept. */
	public TestReport(long testCaseId, int index, Verdict verdict, long cpuTimeMicros, long wallTimeMicros,
			long peakMemoryBytes, @Nullable String output, @Nullable String difference, @Nullable ProgramError error,
			String stdout, String stderr, @Nullable Double points, @Nullable String message,
			@Nullable CheckerReport checker, @Nullable FirstDifference firstDifference, @Nullable String transcript,
			@Nullable Exit exit) {
		this(testCaseId, index, verdict, cpuTimeMicros, wallTimeMicros, peakMemoryBytes, output, difference, error,
				stdout, stderr, points, message, checker, firstDifference, transcript, exit, null);
	}

	/** Creates a report on a test in which the program talked with nobody. */
	public TestReport(long testCaseId, int index, Verdict verdict, long cpuTimeMicros, long wallTimeMicros,
			long peakMemoryBytes, @Nullable String output, @Nullable String difference, @Nullable ProgramError error,
			String stdout, String stderr, @Nullable Double points, @Nullable String message,
			@Nullable CheckerReport checker, @Nullable FirstDifference firstDifference) {
		this(testCaseId, index, verdict, cpuTimeMicros, wallTimeMicros, peakMemoryBytes, output, difference, error,
				stdout, stderr, points, message, checker, firstDifference, null, null);
	}

	/** Returns the report with what the question's checker found. */
	public TestReport checked(Verdict verdict, @Nullable Double points, @Nullable String message,
			@Nullable CheckerReport checker) {
		return new TestReport(testCaseId, index, verdict, cpuTimeMicros, wallTimeMicros, peakMemoryBytes, output,
				difference, error, stdout, stderr, points, message, checker, firstDifference, transcript, exit,
				printed);
	}

	/** Returns the report with what only the author may see of the checker. */
	public TestReport with(@Nullable CheckerReport checker) {
		return new TestReport(testCaseId, index, verdict, cpuTimeMicros, wallTimeMicros, peakMemoryBytes, output,
				difference, error, stdout, stderr, points, message, checker, firstDifference, transcript, exit,
				printed);
	}

	/** Returns the report on a test in which nothing differs. */
	public TestReport accepted() {
		return new TestReport(testCaseId, index, Verdict.ACCEPTED, cpuTimeMicros, wallTimeMicros, peakMemoryBytes,
				output, null, error, stdout, stderr, points, message, checker, null, transcript, exit, printed);
	}

	/** Returns the report with what was said. */
	public TestReport with(@Nullable String transcript) {
		return new TestReport(testCaseId, index, verdict, cpuTimeMicros, wallTimeMicros, peakMemoryBytes, output,
				difference, error, stdout, stderr, points, message, checker, firstDifference, transcript, exit,
				printed);
	}

	/** Returns the report with what the program printed. */
	public TestReport with(Printed printed) {
		return new TestReport(testCaseId, index, verdict, cpuTimeMicros, wallTimeMicros, peakMemoryBytes, output,
				difference, error, stdout, stderr, points, message, checker, firstDifference, transcript, exit,
				printed);
	}

	/** Returns the report with what surrounds the first difference. */
	public TestReport with(@Nullable FirstDifference firstDifference) {
		return new TestReport(testCaseId, index, verdict, cpuTimeMicros, wallTimeMicros, peakMemoryBytes, output,
				difference, error, stdout, stderr, points, message, checker, firstDifference, transcript, exit,
				printed);
	}

	/** Returns the report with how the program ended. */
	public TestReport with(@Nullable Exit exit) {
		return new TestReport(testCaseId, index, verdict, cpuTimeMicros, wallTimeMicros, peakMemoryBytes, output,
				difference, error, stdout, stderr, points, message, checker, firstDifference, transcript, exit,
				printed);
	}

	/** Returns how much of the answer is right, from 0 to 1. */
	public double passed() {
		if (verdict == Verdict.ACCEPTED) {
			return 1;
		}
		return (verdict == Verdict.WRONG_ANSWER && points != null) ? points : 0;
	}

	/** Tells by the end of the output: no complete value ends like that. */
	public boolean outputIsCut() {
		return output != null && (output.endsWith(CUT) || output.endsWith(ELLIPSIS));
	}

	/**
	 * How a program ended: as the kernel tells, or the program itself, which could have
	 * ended like that.
	 *
	 * @param status null when a signal ended it
	 * @param signal null when it ended with a status
	 */
	public record Exit(@Nullable Integer status, @Nullable Signal signal) {

		/**
		 * What ended a program.
		 *
		 * @param name such as {@code SIGSEGV}
		 */
		public record Signal(int number, String name) {
		}

	}

	/**
	 * What a question's checker did in a test. Only those may see it who may see hidden
	 * tests.
	 *
	 * @param message what it said of a hidden test
	 * @param error why it gave no verdict; null when it gave one
	 */
	public record CheckerReport(@Nullable String message, @Nullable ProgramError error, String stdout, String stderr) {
	}

}
