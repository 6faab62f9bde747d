package dev.gavel.api.question.sharing;

import org.jspecify.annotations.Nullable;

/**
 * The account that a question is to belong to.
 *
 * @param owner the name of an account
 */
public record NewOwner(@Nullable String owner) {
}
