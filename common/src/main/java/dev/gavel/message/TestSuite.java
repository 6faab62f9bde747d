package dev.gavel.message;

import dev.gavel.signature.Signature;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tests of a question as they were at one moment. Immutable, and found by the hash of
 * its content.
 */
public record TestSuite(QuestionKind kind, ComparisonSpec comparison, List<SuiteTest> tests) {

	public TestSuite {
		tests = List.copyOf(tests);
	}

	/** Creates a suite for a function, with the default comparison. */
	public TestSuite(Signature signature, List<SuiteTest> tests) {
		this(new QuestionKind.Function(signature), ComparisonSpec.DEFAULT, tests);
	}

	/**
	 * One test. Its values are kept encoded, because the decoded values of a whole suite
	 * may not fit into memory.
	 *
	 * @param testCaseId 0 for a test that was sent with a trial
	 * @param encodedArguments a list of values; for a function in the order and of the
	 * types of its parameters
	 * @param encodedExpected the expected answer; null when any is accepted and only
	 * reported
	 * @param hidden whether only its verdict and what it used may be shown
	 */
	public record SuiteTest(long testCaseId, EncodedValue encodedArguments, @Nullable EncodedValue encodedExpected,
			boolean hidden) {

		public SuiteTest {
			if (hidden && encodedExpected == null) {
				throw new IllegalArgumentException(
						"Test %d is hidden: expected an expected result, found none".formatted(testCaseId));
			}
		}

		public SuiteTest(long testCaseId, List<Value> arguments, @Nullable Value expected, boolean hidden) {
			this(testCaseId, EncodedValue.of(new ListValue(arguments)),
					(expected != null) ? EncodedValue.of(expected) : null, hidden);
		}

		/** Creates a test that is not hidden. */
		public SuiteTest(long testCaseId, List<Value> arguments, @Nullable Value expected) {
			this(testCaseId, arguments, expected, false);
		}

		/** Decodes the arguments. */
		public List<Value> arguments() {
			return encodedArguments.elements().stream().map(EncodedValue::decode).toList();
		}

		/** Decodes the expected result; null when any result is accepted. */
		public @Nullable Value expected() {
			return (encodedExpected != null) ? encodedExpected.decode() : null;
		}

		/** Decodes enough of each argument to show that many characters. */
		public List<Value> argumentsToShow(int maxCharacters) {
			return encodedArguments.elements().stream().map((argument) -> argument.beginning(maxCharacters)).toList();
		}

		/** Decodes enough of the expected result to show that many characters. */
		public @Nullable Value expectedToShow(int maxCharacters) {
			return (encodedExpected != null) ? encodedExpected.beginning(maxCharacters) : null;
		}

		public long size() {
			return encodedArguments.size() + ((encodedExpected != null) ? encodedExpected.size() : 0);
		}

	}

}
