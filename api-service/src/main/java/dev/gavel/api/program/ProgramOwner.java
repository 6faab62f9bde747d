package dev.gavel.api.program;

import org.jspecify.annotations.Nullable;

/**
 * What decides who sees a program.
 *
 * @param ownerId the account that sent it; null without accounts, and for visitors
 * @param questionId the question that it is for, or null
 */
public record ProgramOwner(@Nullable Long ownerId, @Nullable Long questionId) {
}
