package dev.gavel.message;

import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tests of a question as they were at one moment. Immutable, and found by the hash of
 * its content. Tests are read one at a time, because a whole suite may not fit into
 * memory.
 */
public interface TestSuite {

	SuiteHead head();

	int size();

	/** Whether that test is hidden, counted from 1. */
	boolean isHidden(int index);

	/** Returns the size of that test's values, counted from 1. */
	long bytes(int index);

	/** Reads a test, counted from 1. */
	SuiteTest test(int index);

	/**
	 * One test. Its values are kept encoded, because most are only passed on.
	 *
	 * @param testCaseId 0 for a test that was sent with an evaluation
	 * @param encodedArguments a list of values; for a function in the order and of the
	 * types of its parameters
	 * @param hidden whether only its verdict and what it used may be shown
	 */
	record SuiteTest(long testCaseId, EncodedValue encodedArguments, Expectation expectation, boolean hidden) {

		public SuiteTest {
			if (hidden && expectation.isNothing()) {
				throw new IllegalArgumentException(
						"Test %d is hidden, so it needs an expected result; it has none".formatted(testCaseId));
			}
		}

		public SuiteTest(long testCaseId, List<Value> arguments, @Nullable Value expected, boolean hidden) {
			this(testCaseId, EncodedValue.of(new ListValue(arguments)),
					Expectation.of((expected != null) ? EncodedValue.of(expected) : null), hidden);
		}

		/** Creates a test that is not hidden. */
		public SuiteTest(long testCaseId, List<Value> arguments, @Nullable Value expected) {
			this(testCaseId, arguments, expected, false);
		}

		/** Decodes the arguments. */
		public List<Value> arguments() {
			return encodedArguments.elements().stream().map(EncodedValue::decode).toList();
		}

		/** Decodes the expected result; null when there is none. */
		public @Nullable Value expected() {
			return (expectation.output() != null) ? expectation.output().decode() : null;
		}

		/** Decodes enough of each argument to show that many characters. */
		public List<Value> argumentsToShow(int maxCharacters) {
			return encodedArguments.elements().stream().map((argument) -> argument.beginning(maxCharacters)).toList();
		}

		/**
		 * Returns a test with enough of each value to show that many characters of it.
		 */
		public SuiteTest beginning(int maxCharacters) {
			return (size() <= maxCharacters) ? this
					: new SuiteTest(testCaseId, EncodedValue.of(new ListValue(argumentsToShow(maxCharacters))),
							expectation.beginning(maxCharacters), hidden);
		}

		public long size() {
			return encodedArguments.size() + expectation.size();
		}

	}

}
