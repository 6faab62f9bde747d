package dev.gavel.api.question.kind;

import dev.gavel.value.EncodedValue;
import org.jspecify.annotations.Nullable;

/**
 * A test that fits its question's signature.
 *
 * @param arguments a list of them, in declared order
 * @param expected null when an exception is expected
 * @param others a list of the other right outputs; null when there are none
 * @param raises the type of the expected exception, or null
 * @param hidden null when nothing was said
 */
public record CheckedTest(EncodedValue arguments, @Nullable EncodedValue expected, @Nullable EncodedValue others,
		@Nullable String raises, @Nullable Boolean hidden) {
}
