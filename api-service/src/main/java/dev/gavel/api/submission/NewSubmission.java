package dev.gavel.api.submission;

import org.jspecify.annotations.Nullable;

/**
 * A submission as sent.
 *
 * @param language python3, also when it is left out
 */
public record NewSubmission(@Nullable String code, @Nullable String language) {
}
