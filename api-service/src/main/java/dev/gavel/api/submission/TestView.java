package dev.gavel.api.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gavel.api.testcase.InputView;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A test as answered.
 *
 * @param index from 1
 * @param inputVariables as they were when the judgement was queued
 * @param inputTruncated when the input is so long that only the beginnings of its values
 * are shown, as text
 * @param expected as Python's {@code repr} writes it
 * @param output what the function returned, written likewise
 */
public record TestView(@JsonProperty("testcase_id") long testCaseId, int index, Verdict verdict,
		@Nullable Double timeMs, @Nullable Long memoryKb, JsonNode inputVariables,
		@JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean inputTruncated, @Nullable String expected,
		@Nullable String output, @Nullable String difference, @Nullable ProgramError error, String stdout,
		String stderr) {

	static List<TestView> of(List<RanTest> tests) {
		return tests.stream().map(TestView::of).toList();
	}

	private static TestView of(RanTest ran) {
		TestReport report = ran.report();
		InputView input = ran.input();
		return new TestView(ran.test().testCaseId(), report.index(), report.verdict(),
				SubmissionView.milliseconds(report.cpuTimeMicros()), SubmissionView.kilobytes(report.peakMemoryBytes()),
				input.variables(), input.truncated(), ran.expected(), report.output(), report.difference(),
				report.error(), report.stdout(), report.stderr());
	}

}
