package dev.gavel.api.question.kind;

import dev.gavel.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test that fits its question's signature; the arguments are in declared order.
 *
 * @param hidden null when nothing was said
 */
public record CheckedTest(List<Value> arguments, Value expected, @Nullable Boolean hidden) {
}
