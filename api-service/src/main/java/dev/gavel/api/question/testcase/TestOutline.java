package dev.gavel.api.question.testcase;

import dev.gavel.api.question.TestTotals;
import dev.gavel.scoring.Feedback;

/**
 * A test case without its values.
 *
 * @param feedback what the test says; its group may let it tell less
 * @param size of its values in bytes
 */
record TestOutline(long id, long questionId, int ordinal, boolean hidden, Feedback feedback, long size) {

	TestTotals totals() {
		return new TestTotals(1, hidden ? 1 : 0, size);
	}

}
