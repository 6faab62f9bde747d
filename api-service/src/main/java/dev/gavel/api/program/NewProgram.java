package dev.gavel.api.program;

import org.jspecify.annotations.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A program as sent.
 *
 * @param language python3, which is also the default; also python, py3 or py
 * @param environment what to run it in; by default the question's environment, otherwise
 * the default one
 * @param user whose turn it takes; by default that of the caller's address
 */
public record NewProgram(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String code,
		@Nullable String language, @Nullable String environment, @Nullable String user) {
}
