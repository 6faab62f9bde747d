package dev.gavel.message;

import dev.gavel.signature.Signature;
import org.jspecify.annotations.Nullable;

/**
 * What all tests of a suite have in common: the first line of the suite.
 *
 * @param prelude null when nothing runs before a program
 */
public record SuiteHead(QuestionKind kind, ComparisonSpec comparison, @Nullable Prelude prelude) {

	/** Creates the head of a suite without a prelude. */
	public SuiteHead(QuestionKind kind, ComparisonSpec comparison) {
		this(kind, comparison, null);
	}

	/** Creates the head for a function, with the default comparison. */
	public SuiteHead(Signature signature) {
		this(new QuestionKind.Function(signature), ComparisonSpec.DEFAULT);
	}

	/**
	 * Returns the head of a suite on which a checker is tried. Its tests expect nothing.
	 */
	public static SuiteHead ofChecker() {
		return new SuiteHead(new QuestionKind.Checker(), ComparisonSpec.DEFAULT);
	}

	/** Returns the environment of the checker, or null when there is no checker. */
	public @Nullable String checkerEnvironment() {
		return (comparison instanceof ComparisonSpec.Checker checker) ? checker.environment() : null;
	}

}
