package dev.gavel.api.program;

import org.jspecify.annotations.Nullable;

/**
 * Where a program comes from, which decides who sees it.
 *
 * @param ownerId the account that sent it; 0 for visitors, null in open mode
 * @param questionId the question that it is for, or null
 */
public record ProgramOrigin(@Nullable Long ownerId, @Nullable Long questionId) {
}
