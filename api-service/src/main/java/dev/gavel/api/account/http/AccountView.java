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
 * @param submissionsPerMinute its own limit, as the next ones; null for the one of its
 * role
 * @param waits long polls at once
 * @param streams at once
 * @param hasPassword whether it can sign in with a password
 * @param mail as an OpenID provider named it
 * @param signedInAt the last time
 * @param erasedAt when its name and personal data were removed
 */
record AccountView(long id, String name, Role role, boolean disabled, List<String> groups,
		@Nullable Integer submissionsPerMinute, @Nullable Integer evaluationsPerMinute, @Nullable Integer waits,
		@Nullable Integer streams, boolean hasPassword, @Nullable String mail, Instant createdAt,
		@Nullable Instant signedInAt, @Nullable Instant erasedAt) {

	static AccountView of(Account account, List<String> groups) {
		return new AccountView(account.id(), account.name(), account.role(), account.isDisabled(), groups,
				account.limits().submissionsPerMinute(), account.limits().evaluationsPerMinute(),
				account.limits().waits(), account.limits().streams(), account.password() != null, account.mail(),
				account.createdAt().truncatedTo(ChronoUnit.MILLIS), millis(account.signedInAt()),
				millis(account.erasedAt()));
	}

	private static @Nullable Instant millis(@Nullable Instant instant) {
		return (instant != null) ? instant.truncatedTo(ChronoUnit.MILLIS) : null;
	}

}
