package dev.gavel.api.program;

import dev.gavel.api.question.kind.InputView;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A worker's report on a test, and the test itself.
 *
 * @param maxLength how many characters of the input and of the expected output are shown
 */
public record RanTest(TestReport report, SuiteTest test, TestFormat format, int maxLength) {

	private static final int MAX_EXPECTED_LENGTH = 10_000;

	/** Returns how many characters of each value decide what is shown of it. */
	static int charactersRead(int maxLength) {
		return Math.min(maxLength, InputView.MAX_LENGTH) + 1;
	}

	public InputView input() {
		return format.input(test, maxLength);
	}

	/** As Python's {@code repr} writes it; null when any result is accepted. */
	public @Nullable String expected() {
		int longest = Math.min(maxLength, MAX_EXPECTED_LENGTH);
		Value expected = test.expectedToShow(longest);
		return (expected != null) ? PythonText.abbreviate(expected, longest) : null;
	}

}
