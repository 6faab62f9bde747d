package dev.gavel.api.question.testcase;

import dev.gavel.api.question.TestTotals;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;

/** A test case as read from the database. Unlike an entity, it is not kept in memory. */
record StoredTest(long id, int ordinal, String arguments, String expected, boolean hidden) {

	TestTotals totals() {
		return new TestTotals(1, hidden ? 1 : 0, arguments.length() + expected.length());
	}

	SuiteTest toSuiteTest() {
		return new SuiteTest(id, EncodedValue.of(arguments), EncodedValue.of(expected), hidden);
	}

}
