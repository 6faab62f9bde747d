package dev.gavel.api.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gavel.api.question.kind.InputView;
import dev.gavel.api.submission.Contrast;
import dev.gavel.api.submission.RanTest;
import dev.gavel.api.submission.ShownJudgement;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test of a trial as answered.
 *
 * @param index from 1
 * @param verdict null when it returned and nothing was expected
 * @param expected as Python's {@code repr} writes it; null when nothing was expected
 * @param output what the function returned, written likewise: it can be sent as the
 * {@code output} of a test case, unless it is truncated
 * @param outputTruncated when the output is so long that only its beginning is shown
 */
record TrialTestView(int index, @Nullable Verdict verdict, @Nullable Double timeMs, @Nullable Long memoryKb,
		@JsonUnwrapped InputView input, @Nullable String expected, @Nullable String output,
		@JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean outputTruncated, @Nullable String difference,
		@Nullable ProgramError error, String stdout, String stderr) {

	@JsonIgnore
	public Map<String, String> inputs() {
		return input.inputs();
	}

	/**
	 * Where the output begins and ceases to differ, or null when it is right or missing.
	 */
	@JsonIgnore
	public @Nullable Contrast contrast() {
		return Contrast.of(expected, output, difference);
	}

	/** Samples and own tests are no secret. */
	@JsonIgnore
	public boolean hidden() {
		return false;
	}

	static TrialTestView of(RanTest ran) {
		TestReport report = ran.report();
		return new TrialTestView(report.index(), verdict(ran), ShownJudgement.milliseconds(report.cpuTimeMicros()),
				ShownJudgement.kilobytes(report.peakMemoryBytes()), ran.input(), ran.expected(), report.output(),
				report.outputIsCut(), report.difference(), report.error(), report.stdout(), report.stderr());
	}

	private static @Nullable Verdict verdict(RanTest ran) {
		boolean onlyReturned = ran.test().encodedExpected() == null && ran.report().verdict() == Verdict.ACCEPTED;
		return onlyReturned ? null : ran.report().verdict();
	}

}
