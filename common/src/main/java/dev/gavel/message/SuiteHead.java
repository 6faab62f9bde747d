package dev.gavel.message;

import dev.gavel.signature.Signature;
import org.jspecify.annotations.Nullable;

/**
 * What all tests of a suite have in common: the first line of the suite.
 *
 * @param prelude null when nothing runs before a program
 */
public record SuiteHead(QuestionKind kind, ComparisonSpec comparison, @Nullable Prelude prelude) {

	/** Creates the head for programs that nothing runs before. */
	public SuiteHead(QuestionKind kind, ComparisonSpec comparison) {
		this(kind, comparison, null);
	}

	/** Creates the head for a function, with the default comparison. */
	public SuiteHead(Signature signature) {
		this(new QuestionKind.Function(signature), ComparisonSpec.DEFAULT);
	}

}
