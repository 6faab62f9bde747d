package dev.gavel.api.question.kind;

import dev.gavel.value.EncodedValue;
import org.jspecify.annotations.Nullable;

/**
 * A test that fits its question's signature.
 *
 * @param arguments a list of them, in declared order
 * @param others a list of the other right outputs; null when there are none
 * @param hidden null when nothing was said
 */
public record CheckedTest(EncodedValue arguments, EncodedValue expected, @Nullable EncodedValue others,
		@Nullable Boolean hidden) {
}
