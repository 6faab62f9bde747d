package dev.gavel.api.question.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A rule as sent. It has either forbid or require: name, import, call, loop,
 * comprehension, recursion or class.
 *
 * @param name which one: sorted, math.factorial or .sort for a call or a name, a module
 * for an import, for or while for a loop; may be left out for loop and class
 * @param scope the function or class in which it counts; by default all of the code
 * @param message what solvers who break it are told
 */
public record NewRule(@Nullable String forbid, @Nullable String require, @Nullable String name,
		@JsonProperty("in") @Nullable String scope, @Nullable String message) {
}
