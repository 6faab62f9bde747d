package dev.gavel.api.account.http;

import org.jspecify.annotations.Nullable;

/**
 * What an operator sets of an account; it replaces all of it.
 *
 * @param role solver, author or operator
 * @param submissionsPerMinute null for the limit of its role
 */
record AccountChange(@Nullable String name, @Nullable String role, @Nullable Boolean disabled,
		@Nullable Integer submissionsPerMinute) {

}
