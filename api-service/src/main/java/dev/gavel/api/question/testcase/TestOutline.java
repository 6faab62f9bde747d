package dev.gavel.api.question.testcase;

import dev.gavel.api.question.TestTotals;

/**
 * A test case without its values.
 *
 * @param size of its values in bytes
 */
record TestOutline(long id, long questionId, int ordinal, boolean hidden, long size) {

	TestTotals totals() {
		return new TestTotals(1, hidden ? 1 : 0, size);
	}

}
