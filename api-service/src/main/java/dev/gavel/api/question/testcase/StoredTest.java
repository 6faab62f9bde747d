package dev.gavel.api.question.testcase;

import dev.gavel.api.question.TestTotals;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.scoring.StoredScoring;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.Expectation;
import dev.gavel.message.SuiteCodec;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.scoring.Feedback;
import dev.gavel.value.EncodedValue;
import org.jspecify.annotations.Nullable;

/**
 * A test case as read from the database. Unlike an entity, it is not kept in memory.
 *
 * @param expected null when an exception is expected
 * @param others null when there is only one right output
 * @param raises the type of the expected exception, or null
 * @param raisesMessage a pattern for its message, or null
 * @param exitStatus with which a program must end
 * @param comparison as in the head of a suite; null when it is that of the question
 */
record StoredTest(long id, int ordinal, String arguments, @Nullable String expected, @Nullable String others,
		@Nullable String raises, @Nullable String raisesMessage, int exitStatus, @Nullable String comparison,
		StoredScoring scoring) {

	/** Called by queries, which construct no record inside another. */
	StoredTest(long id, int ordinal, String arguments, @Nullable String expected, @Nullable String others,
			@Nullable String raises, @Nullable String raisesMessage, int exitStatus, @Nullable String comparison,
			boolean hidden, boolean withheld, Feedback feedback, @Nullable Long points, @Nullable String group,
			@Nullable String explanation) {
		this(id, ordinal, arguments, expected, others, raises, raisesMessage, exitStatus, comparison,
				new StoredScoring(hidden, withheld, feedback, points, group, explanation));
	}

	/** Returns a checked test case as it is to be stored. */
	static StoredTest of(long id, int ordinal, CheckedTest test, StoredScoring scoring) {
		Expectation expectation = test.expectation();
		return new StoredTest(id, ordinal, test.arguments().toString(), text(expectation.output()),
				text(expectation.others()), expectation.raises(), expectation.message(), expectation.exitStatus(),
				text(expectation.comparison()), scoring);
	}

	private static @Nullable String text(@Nullable EncodedValue value) {
		return (value != null) ? value.toString() : null;
	}

	private static @Nullable String text(@Nullable ComparisonSpec comparison) {
		return (comparison != null) ? SuiteCodec.encode(comparison) : null;
	}

	boolean hidden() {
		return scoring.hidden();
	}

	TestTotals totals() {
		return new TestTotals(1, hidden() ? 1 : 0, size());
	}

	private long size() {
		return (long) arguments.length() + length(expected) + length(others);
	}

	private static int length(@Nullable String value) {
		return (value != null) ? value.length() : 0;
	}

	SuiteTest toSuiteTest() {
		return new SuiteTest(id, EncodedValue.of(arguments), expectation(), scoring.toTestScoring());
	}

	private Expectation expectation() {
		return new Expectation(encoded(expected), encoded(others), raises,
				(comparison != null) ? SuiteCodec.decodeComparison(comparison) : null, raisesMessage, exitStatus);
	}

	private static @Nullable EncodedValue encoded(@Nullable String value) {
		return (value != null) ? EncodedValue.of(value) : null;
	}

}
