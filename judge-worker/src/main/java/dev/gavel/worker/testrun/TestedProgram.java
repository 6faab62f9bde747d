package dev.gavel.worker.testrun;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.TestSuite;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunLimits;
import java.util.List;
import java.util.function.Function;

/**
 * A program and its tests.
 *
 * @param order the tests, counted from 1, in the order in which they are reported
 * @param input what a test gives the program; asked by several threads
 * @param independent whether tests may run in any order and in several cells
 */
public record TestedProgram(Program program, RunLimits limits, TestSuite suite, List<Integer> order,
		Function<SuiteTest, RunInput> input, boolean independent) {

	int tests() {
		return order.size();
	}

	/** Returns what the test at that position of the order gives the program. */
	RunInput input(int position) {
		return input.apply(suite.test(order.get(position)));
	}

	/** Returns how large the values of that test are. */
	long bytes(int position) {
		return suite.bytes(order.get(position));
	}

	/** Whether as much is shown of one test as of the other. */
	boolean showAlike(int position, int other) {
		return suite.scoring(order.get(position)).feedback() == suite.scoring(order.get(other)).feedback();
	}

}
