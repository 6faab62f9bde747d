package dev.gavel.api.question.testcase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gavel.api.question.Kinds;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.comparison.ComparisonView;
import dev.gavel.api.question.comparison.SmallFloats;
import dev.gavel.api.question.kind.InputView;
import dev.gavel.api.question.kind.ShownCall;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.Points;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A test case as answered.
 *
 * @param index from 1, among those of its question
 * @param output as Python's {@code repr} writes it, nodes as JSON if that is read as the
 * same value; of a program, the text itself; omitted when an exception is expected
 * @param outputs all right outputs, written likewise; omitted when there is only one
 * @param raises the type of the expected exception; omitted when an output is expected
 * @param raisesMessage a pattern for its message; omitted when any is right
 * @param comparison how its answers are compared; omitted when it is as the question
 * states
 * @param exitStatus with which a program must end; omitted when it is 0
 * @param outputTruncated when an output is so long that only its beginning is shown
 * @param calls the test as calls, for people
 * @param hidden whether solvers may not see it
 * @param points what it is worth; omitted when it does not say so
 * @param group the name of its group; omitted when it has none
 * @param feedback what solvers learn of it; omitted where {@code hidden} says so
 * @param explanation what solvers read if their program fails it; omitted when there is
 * none
 * @param warnings hints for the author about the shown part of the output; omitted when
 * there are none
 */
public record TestCaseView(long id, int index, @JsonUnwrapped InputView input,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String output,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> outputs,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String raises,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String raisesMessage,
		@JsonInclude(JsonInclude.Include.NON_DEFAULT) int exitStatus,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ComparisonView comparison,
		@JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean outputTruncated, @JsonIgnore List<ShownCall> calls,
		boolean hidden, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Points points,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String group,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String feedback,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String explanation,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

	private static final int MAX_OUTPUT_LENGTH = 10_000;

	@JsonIgnore
	public Map<String, String> inputs() {
		return input.inputs();
	}

	/** Returns the same with other warnings. */
	public TestCaseView with(List<String> others) {
		return new TestCaseView(id, index, input, output, outputs, raises, raisesMessage, exitStatus, comparison,
				outputTruncated, calls, hidden, points, group, feedback, explanation,
				Stream.concat(warnings.stream(), others.stream()).toList());
	}

	/** Returns what solvers see before they have failed it. */
	TestCaseView unexplained() {
		return new TestCaseView(id, index, input, output, outputs, raises, raisesMessage, exitStatus, comparison,
				outputTruncated, calls, hidden, points, group, feedback, null, warnings);
	}

	static TestCaseView of(Question question, StoredTest stored) {
		SuiteTest test = stored.toSuiteTest();
		InputView input = Kinds.tests(question.kind()).input(test, InputView.MAX_LENGTH);
		List<EncodedValue> outputs = test.expectation().rightAnswers();
		int longest = MAX_OUTPUT_LENGTH / Math.max(1, outputs.size());
		List<Value> shown = outputs.stream().map((output) -> output.beginning(longest)).toList();
		return of(question, stored, input, shown, longest);
	}

	/** Returns a view with all values in full, however long they are. */
	static TestCaseView whole(Question question, StoredTest stored) {
		SuiteTest test = stored.toSuiteTest();
		return of(question, stored, Kinds.tests(question.kind()).wholeInput(test),
				test.expectation().rightAnswers().stream().map(EncodedValue::decode).toList(), Integer.MAX_VALUE);
	}

	private static TestCaseView of(Question question, StoredTest stored, InputView input, List<Value> outputs,
			int longest) {
		TestFormat format = Kinds.tests(question.kind());
		SuiteTest test = stored.toSuiteTest();
		List<String> texts = outputs.stream().map((output) -> format.write(test, output, longest)).toList();
		ComparisonSpec comparison = test.expectation().comparison();
		return new TestCaseView(stored.id(), stored.ordinal(), input, texts.isEmpty() ? null : texts.get(0),
				(texts.size() > 1) ? texts : List.of(), stored.raises(), stored.raisesMessage(), stored.exitStatus(),
				(comparison != null) ? ComparisonView.of(comparison) : null,
				texts.stream().anyMatch((text) -> format.isAbbreviated(text, longest)),
				ShownCall.of(input, results(format, test, texts), stored.raises(), List.of(), null), stored.hidden(),
				test.scoring().points(), test.scoring().group(),
				test.scoring().withheld() ? Feedback.NONE.text() : null, test.scoring().explanation(),
				warnings(outputs, (comparison != null) ? comparison : question.comparison()));
	}

	private static List<String> results(TestFormat format, SuiteTest test, List<String> outputs) {
		boolean shown = outputs.size() == 1 && outputs.get(0).length() <= MAX_OUTPUT_LENGTH;
		return shown ? format.results(test, outputs.get(0)) : List.of();
	}

	private static List<String> warnings(List<Value> outputs, ComparisonSpec comparison) {
		return outputs.stream()
			.flatMap((output) -> SmallFloats.warnings(output, comparison).stream())
			.limit(SmallFloats.MAX_WARNINGS)
			.toList();
	}

}
