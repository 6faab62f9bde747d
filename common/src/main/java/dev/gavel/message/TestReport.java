package dev.gavel.message;

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
 */
public record TestReport(long testCaseId, int index, Verdict verdict, long cpuTimeMicros, long wallTimeMicros,
		long peakMemoryBytes, @Nullable String output, @Nullable String difference, @Nullable ProgramError error,
		String stdout, String stderr) {

	/** Ends a text that was cut. */
	public static final String CUT = "… (cut)";

	private static final String ELLIPSIS = "…";

	/** Tells by the end of the output: no complete value ends like that. */
	public boolean outputIsCut() {
		return output != null && (output.endsWith(CUT) || output.endsWith(ELLIPSIS));
	}

}
