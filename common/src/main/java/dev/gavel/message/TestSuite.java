package dev.gavel.message;

import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import java.util.ArrayList;
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
	 * @param encodedExpected the expected answer; null when any is accepted and only
	 * reported
	 * @param encodedOthers a list of other right answers; null when there are none
	 * @param raises the name of the exception's type, or of a base of it, where an
	 * exception is expected; then no answer is
	 * @param hidden whether only its verdict and what it used may be shown
	 */
	record SuiteTest(long testCaseId, EncodedValue encodedArguments, @Nullable EncodedValue encodedExpected,
			@Nullable EncodedValue encodedOthers, @Nullable String raises, boolean hidden) {

		public SuiteTest {
			if (hidden && encodedExpected == null && raises == null) {
				throw new IllegalArgumentException(
						"Test %d is hidden, so it needs an expected result; it has none".formatted(testCaseId));
			}
		}

		/** Creates a test with at most one right answer. */
		public SuiteTest(long testCaseId, EncodedValue encodedArguments, @Nullable EncodedValue encodedExpected,
				boolean hidden) {
			this(testCaseId, encodedArguments, encodedExpected, null, null, hidden);
		}

		/** Whether anything that it returns is accepted, and only reported. */
		public boolean expectsNothing() {
			return encodedExpected == null && raises == null;
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

		/** Returns the right answers; none when any answer is right. */
		public List<EncodedValue> rightAnswers() {
			if (encodedExpected == null) {
				return List.of();
			}
			if (encodedOthers == null) {
				return List.of(encodedExpected);
			}
			List<EncodedValue> answers = new ArrayList<>(List.of(encodedExpected));
			answers.addAll(encodedOthers.elements());
			return answers;
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
							beginning(encodedExpected, maxCharacters), othersBeginning(maxCharacters), raises, hidden);
		}

		private static @Nullable EncodedValue beginning(@Nullable EncodedValue value, int maxCharacters) {
			return (value != null) ? EncodedValue.of(value.beginning(maxCharacters)) : null;
		}

		private @Nullable EncodedValue othersBeginning(int maxCharacters) {
			return (encodedOthers != null)
					? EncodedValue.of(new ListValue(
							encodedOthers.elements().stream().map((other) -> other.beginning(maxCharacters)).toList()))
					: null;
		}

		public long size() {
			return (long) encodedArguments.size() + size(encodedExpected) + size(encodedOthers);
		}

		private static int size(@Nullable EncodedValue value) {
			return (value != null) ? value.size() : 0;
		}

	}

}
