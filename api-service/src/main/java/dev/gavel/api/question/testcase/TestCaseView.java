package dev.gavel.api.question.testcase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gavel.api.question.Kinds;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.comparison.SmallFloats;
import dev.gavel.api.question.kind.InputView;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A test case as answered.
 *
 * @param index from 1, among those of its question
 * @param output as Python's {@code repr} writes it
 * @param outputTruncated when the output is so long that only its beginning is shown
 * @param hidden whether solvers may not see it
 * @param warnings hints for the author about the shown part of the output; omitted when
 * there are none
 */
public record TestCaseView(long id, int index, @JsonUnwrapped InputView input, String output,
		@JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean outputTruncated, boolean hidden,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

	private static final int MAX_OUTPUT_LENGTH = 10_000;

	@JsonIgnore
	public Map<String, String> inputs() {
		return input.inputs();
	}

	static TestCaseView of(Question question, StoredTest stored) {
		SuiteTest test = stored.toSuiteTest();
		Value expected = Objects.requireNonNull(test.expectedToShow(MAX_OUTPUT_LENGTH));
		return of(question, stored.ordinal(), test, Kinds.tests(question.kind()).input(test, InputView.MAX_LENGTH),
				expected, PythonText.abbreviate(expected, MAX_OUTPUT_LENGTH));
	}

	/** Returns a view with all values in full, however long they are. */
	static TestCaseView whole(Question question, StoredTest stored) {
		SuiteTest test = stored.toSuiteTest();
		Value expected = Objects.requireNonNull(test.expected());
		return of(question, stored.ordinal(), test, Kinds.tests(question.kind()).wholeInput(test), expected,
				expected.toString());
	}

	private static TestCaseView of(Question question, int index, SuiteTest test, InputView input, Value expected,
			String output) {
		return new TestCaseView(test.testCaseId(), index, input, output, PythonText.isAbbreviated(output),
				test.hidden(), SmallFloats.warnings(expected, question.comparison()));
	}

}
