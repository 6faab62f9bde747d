package dev.gavel.api.question.kind;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Elements;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Notation;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value;
import dev.gavel.value.typed.TypedValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads, fits and shows the tests of questions of one kind. */
public interface TestFormat {

	/** Returns the type of what is compared with the expected outputs of all tests. */
	ValueType answerType();

	/** Returns the type of what is compared in a test with that input, as it was read. */
	default ValueType answerType(List<Value> input) {
		return answerType();
	}

	/** Returns the type of what is compared in a stored test with these arguments. */
	default ValueType answerType(EncodedValue arguments) {
		return answerType();
	}

	/**
	 * Returns the types of what is compared one by one in an answer. A comparison must
	 * suit one of them.
	 */
	default List<ValueType> comparedTypes(ValueType answerType) {
		return List.of(answerType);
	}

	/** Returns the comparison of questions that do not state one. */
	default ComparisonSpec defaultComparison() {
		return ComparisonSpec.DEFAULT;
	}

	/** Adds a violation for each field that only tests of other kinds have. */
	default void requireOwn(SentTest test, Violations violations) {
		test.fieldsOfPrograms()
			.forEach((field) -> violations.add(field, "is for questions that ask for a program; leave it out"));
	}

	/** Reads the input of a test. */
	List<Value> input(SentTest test, ValueReading reading);

	/** Reads the input of a test from a form. */
	List<Value> input(Form form, ValueReading reading);

	/** Returns the exit status that a test expects of a program. */
	default int exitStatus(SentTest test, Violations violations) {
		return 0;
	}

	/** Returns the exit status that a form expects of a program. */
	default int exitStatus(Form form, Violations violations) {
		return 0;
	}

	/**
	 * Reads the right outputs of a test, of which there is at least one.
	 * @param input of the test, as it was read
	 */
	List<Value> outputs(SentTest test, List<Value> input, ValueReading reading);

	/** Reads the right outputs of a test from a form. */
	List<Value> outputs(Form form, List<Value> input, ValueReading reading);

	/**
	 * Reads an answer that a checker is tried on.
	 * @param input of the test, as it was read
	 */
	Value answer(String field, @Nullable JsonNode sent, List<Value> input, ValueReading reading);

	/** Encodes the input of a test, and adds a violation when it is too large. */
	default EncodedValue encodeInput(List<Value> input, ValueReading reading) {
		return reading.bounded(ValueReading.INPUTS, new ListValue(input), input.stream().mapToLong(Elements::in).sum());
	}

	/** Encodes an output, and adds a violation when it is too large. */
	default EncodedValue encodeOutput(String field, Value output, ValueReading reading) {
		return reading.bounded(field, output, Elements.in(output));
	}

	/** Returns what a checker gets as the input of a test. */
	Value checkedInput(List<Value> input);

	/**
	 * Fits a test to this format.
	 * @param former the kind of its question when it was stored
	 * @return what may be stored only when no violation was found
	 */
	CheckedTest refit(SuiteTest test, QuestionKind former, Violations violations);

	/**
	 * Shows the input of a test.
	 * @param maxLength the length from which it is truncated, if that is less than usual
	 */
	InputView input(SuiteTest test, int maxLength);

	/** Shows the input of a test in full, however long it is. */
	InputView wholeInput(SuiteTest test);

	/**
	 * Returns the values of a test by the fields of its form.
	 * @param maxCharacters how many characters of each are shown
	 */
	Map<String, String> fields(SuiteTest test, int maxCharacters);

	/**
	 * Writes an output of a test so that it is read as the same value.
	 * @param maxLength from which it is abbreviated
	 */
	default String write(SuiteTest test, Value output, int maxLength) {
		return TypedValues.write(output, answerType(test.encodedArguments()), maxLength);
	}

	/**
	 * Shows an expected output as workers show what was returned.
	 * @param maxLength from which it is abbreviated
	 */
	default String show(SuiteTest test, EncodedValue output, int maxLength) {
		return Notation.of(answerType(test.encodedArguments())).abbreviate(output.beginning(maxLength), maxLength);
	}

	/**
	 * Whether an output that was written here is abbreviated.
	 * @param maxLength from which it is
	 */
	default boolean isAbbreviated(String output, int maxLength) {
		return PythonText.isAbbreviated(output);
	}

	/**
	 * Returns the result of each call of a test.
	 * @param output the whole output as text, perhaps truncated
	 * @return nothing when a test is a single call, or the output cannot be read
	 */
	List<String> results(SuiteTest test, String output);

}
