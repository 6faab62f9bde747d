package dev.gavel.message;

import dev.gavel.scoring.TestScoring;
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

	/** Returns the scoring of that test, counted from 1, without its explanation. */
	TestScoring scoring(int index);

	/** Whether that test is hidden, counted from 1. */
	default boolean isHidden(int index) {
		return scoring(index).hidden();
	}

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
	 */
	record SuiteTest(long testCaseId, EncodedValue encodedArguments, Expectation expectation, TestScoring scoring) {

		public SuiteTest {
			if (scoring.hidden() && expectation.isNothing()) {
				throw new IllegalArgumentException(
						"Test %d is hidden, so it needs an expected result; it has none".formatted(testCaseId));
			}
		}

		/** Creates a test that says nothing of its scoring. */
		public SuiteTest(long testCaseId, EncodedValue encodedArguments, Expectation expectation, boolean hidden) {
			this(testCaseId, encodedArguments, expectation, TestScoring.of(hidden));
		}

		public SuiteTest(long testCaseId, List<Value> arguments, @Nullable Value expected, boolean hidden) {
			this(testCaseId, EncodedValue.of(new ListValue(arguments)),
					Expectation.of((expected != null) ? EncodedValue.of(expected) : null), hidden);
		}

		/** Creates a test that is not hidden. */
		public SuiteTest(long testCaseId, List<Value> arguments, @Nullable Value expected) {
			this(testCaseId, arguments, expected, false);
		}

		/** Whether at most its verdict and what it used may be shown. */
		public boolean hidden() {
			return scoring.hidden();
		}

		/** Returns the same test, which is worth nothing and in no group. */
		public SuiteTest unscored() {
			return new SuiteTest(testCaseId, encodedArguments, expectation,
					new TestScoring(scoring.feedback(), null, null, scoring.explanation()));
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
							expectation.beginning(maxCharacters), scoring);
		}

		public long size() {
			return encodedArguments.size() + expectation.size();
		}

	}

}
