package dev.gavel.message;

import dev.gavel.signature.Signature;
import dev.gavel.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tests of a question as they were at one moment. Immutable, and found by the hash of
 * its content.
 */
public record TestSuite(Signature signature, List<SuiteTest> tests) {

	public TestSuite {
		tests = List.copyOf(tests);
	}

	/**
	 * One test.
	 *
	 * @param testCaseId 0 when it is of no test case but was sent along with a program
	 * @param arguments in the order of the signature's parameters and of their types
	 * @param expected of the signature's return type; null when any result will do, and
	 * only what it is is wanted
	 * @param hidden whether only its verdict and what it used may be shown
	 */
	public record SuiteTest(long testCaseId, List<Value> arguments, @Nullable Value expected, boolean hidden) {

		public SuiteTest {
			if (hidden && expected == null) {
				throw new IllegalArgumentException(
						"Test %d is hidden: expected an expected result, found none".formatted(testCaseId));
			}
		}

		/** One that may be shown. */
		public SuiteTest(long testCaseId, List<Value> arguments, @Nullable Value expected) {
			this(testCaseId, arguments, expected, false);
		}

	}

}
