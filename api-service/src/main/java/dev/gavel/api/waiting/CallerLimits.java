package dev.gavel.api.waiting;

import dev.gavel.api.access.ByRole;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.AccountLimits;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * How often a caller may wait at once. While the account cannot be read, the limit of its
 * role holds.
 */
@Component
class CallerLimits {

	private final WaitingLimits polls;

	private final StreamLimits streams;

	private final KnownAccounts accounts;

	CallerLimits(WaitingLimits polls, StreamLimits streams, KnownAccounts accounts) {
		this.polls = polls;
		this.streams = streams;
		this.accounts = accounts;
	}

	int polls(Caller caller) {
		return limit(caller, AccountLimits::waits, polls);
	}

	int streams(Caller caller) {
		return limit(caller, AccountLimits::streams, streams);
	}

	private int limit(Caller caller, Function<AccountLimits, @Nullable Integer> own, ByRole others) {
		if (caller.isTrusted()) {
			return Integer.MAX_VALUE;
		}
		return Optional.ofNullable(caller.accountId())
			.flatMap(this::find)
			.map(KnownAccount::limits)
			.map(own)
			.orElseGet(() -> others.of(caller.role()));
	}

	/** Whoever waits may have changed something already, so this must not fail. */
	private Optional<KnownAccount> find(long accountId) {
		try {
			return accounts.find(accountId);
		}
		catch (DataAccessException ex) {
			return Optional.empty();
		}
	}

}
