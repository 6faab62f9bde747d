package dev.gavel.api.account.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Scope;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the caller of a token. Results, including misses, are cached for two seconds, so
 * a token revoked by another replica works that much longer.
 */
@Component
public class KnownTokens {

	private static final long MOST_REMEMBERED = 10_000;

	private final Cache<String, Optional<Known>> byHash = Caffeine.newBuilder()
		.expireAfterWrite(KnownAccounts.SEEN_WITHIN)
		.maximumSize(MOST_REMEMBERED)
		.build();

	private final ApiTokenRepository tokens;

	private final KnownAccounts accounts;

	private final TransactionTemplate transaction;

	private final Clock clock;

	KnownTokens(ApiTokenRepository tokens, KnownAccounts accounts, TransactionTemplate transaction, Clock clock) {
		this.tokens = tokens;
		this.accounts = accounts;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Returns who sends a request with a token, or nothing when the token is not valid.
	 * @param address where the request came from
	 */
	public Optional<Caller> caller(String text, String address) {
		TokenText secret = new TokenText(text);
		if (!secret.isWellFormed()) {
			return Optional.empty();
		}
		return byHash.get(secret.hash(), this::read)
			.flatMap((token) -> accounts.find(token.accountId())
				.filter((account) -> isValid(token, account))
				.map((account) -> Caller.withToken(account.id(), account.name(), account.role(), token.id(),
						token.scopes(), address)));
	}

	/** Returns which of these tokens are neither revoked nor expired now. */
	public Set<Long> valid(Set<Long> ids) {
		return ids.isEmpty() ? Set.of() : transaction.execute((status) -> tokens.valid(ids, clock.instant()));
	}

	private boolean isValid(Known token, KnownAccount account) {
		return !account.disabled() && isValid(token.createdAt(), token.expiresAt(), account.validFrom());
	}

	boolean isValid(ApiToken token) {
		return accounts.find(token.accountId())
			.filter((account) -> isValid(token.createdAt(), token.expiresAt(), account.validFrom()))
			.isPresent();
	}

	private boolean isValid(Instant createdAt, @Nullable Instant expiresAt, Instant validFrom) {
		return !createdAt.isBefore(validFrom) && (expiresAt == null || clock.instant().isBefore(expiresAt));
	}

	@TransactionalEventListener
	void forget(Tokens.Revoked revoked) {
		byHash.invalidate(revoked.hash());
	}

	private Optional<Known> read(String hash) {
		return transaction.execute((status) -> Optional.ofNullable(tokens.findByHash(hash)).map(this::used));
	}

	/** Notes a use once a minute, so that requests write nothing. */
	private Known used(ApiToken token) {
		Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
		Instant before = token.lastUsedAt();
		if (before == null || before.isBefore(minute)) {
			tokens.used(token.id(), minute);
		}
		return new Known(token.id(), token.accountId(), token.scopes(), token.createdAt(), token.expiresAt());
	}

	private record Known(long id, long accountId, Set<Scope> scopes, Instant createdAt, @Nullable Instant expiresAt) {
	}

}
