package dev.gavel.api.question.testcase;

/**
 * A hidden test shows solvers only its verdict: no value and nothing that a program said
 * while it had the test's arguments. The author's views of test cases need not look,
 * because solvers do not see them.
 */
final class HiddenTests {

	/** The reason why tests that share a process cannot be hidden. */
	static final String RISK_OF_SHARED_PROCESS = "a program can keep the values of a hidden test and show them later";

	private HiddenTests() {
	}

}
