package dev.gavel.message;

import dev.gavel.signature.Signature;

/** What all tests of a suite have in common: the first line of the suite. */
public record SuiteHead(QuestionKind kind, ComparisonSpec comparison) {

	/** Creates the head for a function, with the default comparison. */
	public SuiteHead(Signature signature) {
		this(new QuestionKind.Function(signature), ComparisonSpec.DEFAULT);
	}

}
