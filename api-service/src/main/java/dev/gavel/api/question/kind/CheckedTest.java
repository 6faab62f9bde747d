package dev.gavel.api.question.kind;

import dev.gavel.message.Expectation;
import dev.gavel.value.EncodedValue;
import org.jspecify.annotations.Nullable;

/**
 * A test that fits its question's signature.
 *
 * @param arguments a list of them, in declared order
 * @param hidden null when nothing was said
 */
public record CheckedTest(EncodedValue arguments, Expectation expectation, @Nullable Boolean hidden) {
}
