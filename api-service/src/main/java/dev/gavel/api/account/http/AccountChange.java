package dev.gavel.api.account.http;

import dev.gavel.api.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sets of an account; it replaces all of it.
 *
 * @param submissionsPerMinute null for the limit of its role
 */
record AccountChange(@Nullable String name, @Nullable Role role, @Nullable Boolean disabled,
		@Nullable Integer submissionsPerMinute) {

}
