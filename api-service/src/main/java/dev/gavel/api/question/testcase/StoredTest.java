package dev.gavel.api.question.testcase;

import dev.gavel.api.question.TestTotals;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;
import org.jspecify.annotations.Nullable;

/**
 * A test case as read from the database. Unlike an entity, it is not kept in memory.
 *
 * @param others null when there is only one right output
 */
record StoredTest(long id, int ordinal, String arguments, String expected, @Nullable String others, boolean hidden) {

	/** Returns a checked test case as it is to be stored. */
	static StoredTest of(long id, int ordinal, CheckedTest test, boolean hidden) {
		return new StoredTest(id, ordinal, test.arguments().toString(), test.expected().toString(),
				(test.others() != null) ? test.others().toString() : null, hidden);
	}

	TestTotals totals() {
		return new TestTotals(1, hidden ? 1 : 0, size());
	}

	private long size() {
		return (long) arguments.length() + expected.length() + ((others != null) ? others.length() : 0);
	}

	SuiteTest toSuiteTest() {
		return new SuiteTest(id, EncodedValue.of(arguments), EncodedValue.of(expected),
				(others != null) ? EncodedValue.of(others) : null, hidden);
	}

}
