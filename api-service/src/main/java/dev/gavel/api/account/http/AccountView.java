package dev.gavel.api.account.http;

import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as answered to operators.
 *
 * @param groups the names of its groups
 * @param submissionsPerMinute its own limit; null for the one of its role
 * @param hasPassword whether it can sign in with a password
 * @param mail as an OpenID provider named it
 * @param signedInAt the last time
 * @param erasedAt when its name and personal data were removed
 */
record AccountView(long id, String name, Role role, boolean disabled, List<String> groups,
		@Nullable Integer submissionsPerMinute, boolean hasPassword, @Nullable String mail, Instant createdAt,
		@Nullable Instant signedInAt, @Nullable Instant erasedAt) {

	static AccountView of(Account account, List<String> groups) {
		return new AccountView(account.id(), account.name(), account.role(), account.isDisabled(), groups,
				account.submissionsPerMinute(), account.password() != null, account.mail(),
				account.createdAt().truncatedTo(ChronoUnit.MILLIS), millis(account.signedInAt()),
				millis(account.erasedAt()));
	}

	private static @Nullable Instant millis(@Nullable Instant instant) {
		return (instant != null) ? instant.truncatedTo(ChronoUnit.MILLIS) : null;
	}

}
