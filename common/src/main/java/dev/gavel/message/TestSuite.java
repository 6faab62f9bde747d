package dev.gavel.message;

import dev.gavel.signature.Signature;
import dev.gavel.value.Value;
import java.util.List;

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
	 * @param arguments in the order of the signature's parameters and of their types
	 * @param expected of the signature's return type
	 */
	public record SuiteTest(long testCaseId, List<Value> arguments, Value expected) {
	}

}
