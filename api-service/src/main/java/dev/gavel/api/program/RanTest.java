package dev.gavel.api.program;

import dev.gavel.api.question.kind.InputView;
import dev.gavel.api.question.kind.ShownCall;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.TestScoring;
import dev.gavel.value.EncodedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker's report on a test, and the test itself.
 *
 * @param maxLength how many characters of the input and of the expected output are shown
 */
public record RanTest(TestReport report, SuiteTest test, TestFormat format, int maxLength) {

	private static final int MAX_EXPECTED_LENGTH = 10_000;

	private static final int LONGEST_NAME = 100;

	/**
	 * Returns how many characters of each value decide what is shown of it. The names of
	 * functions are whole.
	 */
	static int charactersRead(int maxLength) {
		return Math.max(LONGEST_NAME, Math.min(maxLength, InputView.MAX_LENGTH) + 1);
	}

	TestScoring scoring() {
		return test.scoring();
	}

	/** Returns the points that it gave; null when it does not say what it is worth. */
	@Nullable Points score() {
		Points worth = scoring().points();
		return (worth == null || report.verdict() == Verdict.INTERNAL_ERROR) ? null : worth.times(report.passed());
	}

	/** Returns what its author says to those who fail it. */
	@Nullable String explanation() {
		boolean failed = report.verdict() != Verdict.ACCEPTED && report.verdict() != Verdict.INTERNAL_ERROR;
		return failed ? scoring().explanation() : null;
	}

	public InputView input() {
		return format.input(test, maxLength);
	}

	/** Returns what each call returned; nothing when a test is a single call. */
	List<String> results() {
		return (report.output() == null || report.outputIsCut()) ? List.of() : format.results(test, report.output());
	}

	/**
	 * Returns the calls of a test that has several.
	 * @param input what {@link #input()} returned
	 * @param expected what {@link #expected()} returned
	 */
	List<ShownCall> calls(InputView input, List<String> expected) {
		return input.calls().isEmpty() ? List.of()
				: ShownCall.of(input, (expected.size() != 1) ? List.of() : format.results(test, expected.get(0)),
						test.expectation().raises(), results(), report.difference());
	}

	/**
	 * The right outputs as they are shown; none when any is accepted.
	 */
	public List<String> expected() {
		List<EncodedValue> outputs = test.expectation().rightAnswers();
		int longest = Math.max(1, Math.min(maxLength, MAX_EXPECTED_LENGTH) / Math.max(1, outputs.size()));
		return outputs.stream().map((output) -> format.show(test, output, longest)).toList();
	}

}
