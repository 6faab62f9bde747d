package dev.gavel.api.question.kind;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.scoring.StatedScoring;
import dev.gavel.message.Expectation;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;
import org.jspecify.annotations.Nullable;

/**
 * A test that fits its question's signature.
 *
 * @param arguments a list of them, in declared order
 * @param scoring null when nothing was said
 */
public record CheckedTest(EncodedValue arguments, Expectation expectation, @Nullable StatedScoring scoring) {

	/**
	 * Adds a violation for a test that cannot be fitted, because its question was of
	 * another kind when it was stored.
	 * @param found what the test has, for people
	 */
	public static CheckedTest ofAnotherKind(SuiteTest test, String found, Violations violations) {
		violations.add(ValueReading.INPUTS,
				"has %s; delete the test before you change the kind of the question".formatted(found));
		return new CheckedTest(test.encodedArguments(), test.expectation(), null);
	}

}
