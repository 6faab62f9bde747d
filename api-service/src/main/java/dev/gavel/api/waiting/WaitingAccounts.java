package dev.gavel.api.waiting;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import dev.gavel.api.account.token.KnownTokens;
import dev.gavel.api.session.Sessions;
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
 * Ends waits and streams whose account was changed or disabled meanwhile, whose session
 * has ended, or whose token was revoked. The client has to come again, and is then told
 * what it may know now.
 */
@Component
class WaitingAccounts {

	private final LiveStreams streams;

	private final EndWatch watch;

	private final Transfers transfers;

	private final KnownAccounts accounts;

	private final Sessions sessions;

	private final KnownTokens tokens;

	WaitingAccounts(LiveStreams streams, EndWatch watch, Transfers transfers, KnownAccounts accounts, Sessions sessions,
			KnownTokens tokens) {
		this.sessions = sessions;
		this.streams = streams;
		this.watch = watch;
		this.transfers = transfers;
		this.accounts = accounts;
		this.tokens = tokens;
	}

	/** Sees changes of other replicas as soon as {@link KnownAccounts} does. */
	@Scheduled(fixedDelay = 1000)
	void look() {
		List<Waiter> waiters = Stream.of(streams.waiters(), watch.waiters(), transfers.waiters())
			.flatMap(Function.<Stream<? extends Waiter>>identity())
			.filter((waiter) -> waiter.caller().accountId() != null)
			.toList();
		if (!waiters.isEmpty()) {
			refuse(waiters);
		}
	}

	private void refuse(List<Waiter> waiters) {
		Map<Long, KnownAccount> known = accounts.findAll(ids(waiters, Caller::accountId));
		Set<Long> valid = tokens.valid(ids(waiters, Caller::tokenId));
		Set<String> begun = sessions.handles(ids(waiters, (caller) -> inSession(caller) ? caller.accountId() : null));
		waiters.stream().filter((waiter) -> {
			KnownAccount account = known.get(waiter.caller().accountId());
			return account == null || !waiter.isStill(account) || hasEnded(waiter.caller().tokenId(), valid)
					|| hasEnded(waiter.caller().session(), begun);
		}).forEach(Waiter::refuse);
	}

	private static boolean inSession(Caller caller) {
		return caller.session() != null;
	}

	private static <T> boolean hasEnded(@Nullable T credential, Set<T> valid) {
		return credential != null && !valid.contains(credential);
	}

	private static Set<Long> ids(List<Waiter> waiters, Function<Caller, @Nullable Long> id) {
		return waiters.stream()
			.map((waiter) -> id.apply(waiter.caller()))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
	}

}
