package dev.gavel.api.results;

import org.jspecify.annotations.Nullable;

/**
 * Which results are exported.
 *
 * @param ownerId only those of this account; null for any
 * @param groupId only those of the members of this group; null for any
 */
record Selection(Which which, @Nullable Long ownerId, @Nullable Long groupId) {
}
