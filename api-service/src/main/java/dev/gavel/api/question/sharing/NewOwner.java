package dev.gavel.api.question.sharing;

import org.jspecify.annotations.Nullable;

/**
 * To whom a question shall belong.
 *
 * @param owner the name of an account
 */
public record NewOwner(@Nullable String owner) {
}
