package dev.gavel.api.question.testcase;

/**
 * Decides what is shown of hidden tests. Anyone who may not see them learns only the
 * verdict of each: no value and nothing that a program said while it had the test's
 * arguments. Time and memory are shown only as a rounded maximum over all tests. Every
 * view of a submission must ask here. The author's views of test cases need not, because
 * solvers do not see them.
 */
public final class HiddenTests {

	/** The reason why tests that share a process cannot be hidden. */
	static final String RISK_OF_SHARED_PROCESS = "a program can keep the values of a hidden test and show them later";

	private HiddenTests() {
	}

	/** Returns false as long as there are no accounts that tell authors from solvers. */
	public static boolean maySeeHidden() {
		return false;
	}

}
