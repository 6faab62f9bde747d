package dev.gavel.api.program;

import org.jspecify.annotations.Nullable;

/**
 * A submission as sent.
 *
 * @param language python3, also when it is left out
 * @param environment what to run it in; when it is left out, what the question says, else
 * the default
 * @param user for whom a program sends it; without one, whoever has the address takes the
 * turn
 */
public record NewSubmission(@Nullable String code, @Nullable String language, @Nullable String environment,
		@Nullable String user) {
}
