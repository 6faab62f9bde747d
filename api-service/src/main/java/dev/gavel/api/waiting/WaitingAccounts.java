package dev.gavel.api.waiting;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import dev.gavel.api.account.token.KnownTokens;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends waits and streams whose account was changed or disabled meanwhile, or whose token
 * was revoked. The client has to come again, and is then told what it may know now.
 */
@Component
class WaitingAccounts {

	private final LiveStreams streams;

	private final EndWatch watch;

	private final KnownAccounts accounts;

	private final KnownTokens tokens;

	WaitingAccounts(LiveStreams streams, EndWatch watch, KnownAccounts accounts, KnownTokens tokens) {
		this.streams = streams;
		this.watch = watch;
		this.accounts = accounts;
		this.tokens = tokens;
	}

	/** Sees changes of other replicas as soon as {@link KnownAccounts} does. */
	@Scheduled(fixedDelay = 1000)
	void look() {
		List<Waiter> waiters = Stream.concat(streams.waiters(), watch.waiters())
			.filter((waiter) -> waiter.caller().accountId() != null)
			.toList();
		if (!waiters.isEmpty()) {
			refuse(waiters);
		}
	}

	private void refuse(List<Waiter> waiters) {
		Map<Long, KnownAccount> known = accounts.findAll(ids(waiters, Caller::accountId));
		Set<Long> valid = tokens.valid(ids(waiters, Caller::tokenId));
		waiters.stream().filter((waiter) -> {
			KnownAccount account = known.get(waiter.caller().accountId());
			Long token = waiter.caller().tokenId();
			return account == null || !waiter.isStill(account) || (token != null && !valid.contains(token));
		}).forEach(Waiter::refuse);
	}

	private static Set<Long> ids(List<Waiter> waiters, Function<Caller, @Nullable Long> id) {
		return waiters.stream()
			.map((waiter) -> id.apply(waiter.caller()))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
	}

}
