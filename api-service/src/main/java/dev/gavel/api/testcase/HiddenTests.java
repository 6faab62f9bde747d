package dev.gavel.api.testcase;

/**
 * What is shown of hidden tests. Whoever may not see them learns of each its verdict
 * only: no value, nothing that a program has said while it had the test's arguments, and
 * of what it used only a rounded maximum over all tests. Every view of a submission asks
 * here; the author's views of test cases need not, for they are not shown to solvers.
 */
public final class HiddenTests {

	private HiddenTests() {
	}

	/** Nobody, as long as there are no accounts that tell authors from solvers. */
	public static boolean maySeeHidden() {
		return false;
	}

}
