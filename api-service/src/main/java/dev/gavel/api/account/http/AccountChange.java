package dev.gavel.api.account.http;

import dev.gavel.api.access.AccountLimits;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sets of an account; it replaces all of it.
 *
 * @param role solver, author or operator
 * @param submissionsPerMinute null for the limit of its role, as for the next ones
 * @param waits long polls at once
 * @param streams at once
 */
record AccountChange(@Nullable String name, @Nullable String role, @Nullable Boolean disabled,
		@Nullable Integer submissionsPerMinute, @Nullable Integer evaluationsPerMinute, @Nullable Integer waits,
		@Nullable Integer streams) {

	AccountLimits limits() {
		return new AccountLimits(submissionsPerMinute, evaluationsPerMinute, waits, streams);
	}

}
