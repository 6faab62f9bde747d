package dev.gavel.api.question.kind;

import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.TextValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * The call of one of several functions.
 *
 * @param test as if there were no other functions
 */
public record CalledFunction(String name, SuiteTest test) {

	/** Reads a test of a question with several functions. */
	public static CalledFunction of(SuiteTest test) {
		List<EncodedValue> input = test.encodedArguments().elements();
		return new CalledFunction(QuestionKind.Functions.called(test.encodedArguments()),
				new SuiteTest(test.testCaseId(), EncodedValue.ofList(input.subList(1, input.size())),
						test.expectation(), test.hidden()));
	}

	/** Returns the arguments of such a test. */
	public static EncodedValue input(String name, EncodedValue arguments) {
		return EncodedValue.ofList(
				Stream.concat(Stream.of(EncodedValue.of(new TextValue(name))), arguments.elements().stream()).toList());
	}

}
