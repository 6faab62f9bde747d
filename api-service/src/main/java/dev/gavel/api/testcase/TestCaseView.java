package dev.gavel.api.testcase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.question.Question;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * A test case as answered.
 *
 * @param index from 1, its place among those of its question
 * @param inputTruncated when the input is so long that only the beginnings of its values
 * are shown, as text
 * @param output as Python's {@code repr} writes it
 * @param hidden whether solvers may not see it
 * @param warnings what its author should know of the output as far as it is shown; left
 * out when there is nothing
 */
public record TestCaseView(long id, int index, JsonNode inputVariables,
		@JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean inputTruncated, String output, boolean hidden,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

	private static final int MAX_OUTPUT_LENGTH = 10_000;

	static TestCaseView of(Question question, TestCase testCase) {
		return of(question, testCase.ordinal(), testCase.toSuiteTest());
	}

	static TestCaseView of(Question question, StoredTest stored) {
		return of(question, stored.ordinal(), stored.toSuiteTest());
	}

	private static TestCaseView of(Question question, int index, SuiteTest test) {
		InputView input = InputView.of(question.signature(), test);
		Value expected = Objects.requireNonNull(test.expectedToShow(MAX_OUTPUT_LENGTH));
		return new TestCaseView(test.testCaseId(), index, input.variables(), input.truncated(),
				PythonText.abbreviate(expected, MAX_OUTPUT_LENGTH), test.hidden(),
				SmallFloats.warnings(expected, question.comparison()));
	}

}
