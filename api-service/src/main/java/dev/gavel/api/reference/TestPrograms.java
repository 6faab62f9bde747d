package dev.gavel.api.reference;

import org.jspecify.annotations.Nullable;

/**
 * Programs of the author that make and check the inputs of tests.
 *
 * @param generator prints the input of a test; its argument is a seed
 * @param validator reads the input of a test, and fails if the statement does not allow
 * it
 */
public record TestPrograms(@Nullable String generator, @Nullable String validator) {

	public static final TestPrograms NONE = new TestPrograms(null, null);

}
