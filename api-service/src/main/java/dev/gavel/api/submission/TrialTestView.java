package dev.gavel.api.submission;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.testcase.InputView;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A test of a trial as answered.
 *
 * @param index from 1
 * @param verdict null when it returned and nothing was expected
 * @param inputVariables the arguments that JSON can express
 * @param inputLiterals the other arguments, as Python literals; omitted when there are
 * none
 * @param inputs all arguments as Python literals, for people
 * @param inputTruncated when the input is so long that only the beginnings of its values
 * are shown, as text
 * @param expected as Python's {@code repr} writes it; null when nothing was expected
 * @param output what the function returned, written likewise: it can be sent as the
 * {@code output} of a test case, unless it is truncated
 * @param outputTruncated when the output is so long that only its beginning is shown
 */
public record TrialTestView(int index, @Nullable Verdict verdict, @Nullable Double timeMs, @Nullable Long memoryKb,
		JsonNode inputVariables, @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> inputLiterals,
		@JsonIgnore Map<String, String> inputs, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean inputTruncated,
		@Nullable String expected, @Nullable String output,
		@JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean outputTruncated, @Nullable String difference,
		@Nullable ProgramError error, String stdout, String stderr) {

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
		InputView input = ran.input();
		return new TrialTestView(report.index(), verdict(ran), ShownJudgement.milliseconds(report.cpuTimeMicros()),
				ShownJudgement.kilobytes(report.peakMemoryBytes()), input.variables(), input.literals(), input.texts(),
				input.truncated(), ran.expected(), report.output(), report.outputIsCut(), report.difference(),
				report.error(), report.stdout(), report.stderr());
	}

	private static @Nullable Verdict verdict(RanTest ran) {
		boolean onlyReturned = ran.test().encodedExpected() == null && ran.report().verdict() == Verdict.ACCEPTED;
		return onlyReturned ? null : ran.report().verdict();
	}

}
