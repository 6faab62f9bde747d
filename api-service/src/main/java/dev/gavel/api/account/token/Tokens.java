package dev.gavel.api.account.token;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.CallerRates.Act;
import dev.gavel.api.access.CallerRates;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.account.AccountErased;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tokens of an account, which only that account sees, creates and revokes. */
@Service
class Tokens {

	private static final int MOST = 100;

	private final ApiTokenRepository tokens;

	private final KnownTokens known;

	private final Permissions permissions;

	private final CallerRates rates;

	private final Audit audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Tokens(ApiTokenRepository tokens, KnownTokens known, Permissions permissions, CallerRates rates, Audit audit,
			ApplicationEventPublisher events, Clock clock) {
		this.tokens = tokens;
		this.known = known;
		this.permissions = permissions;
		this.rates = rates;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/** Newest first. */
	@Transactional(readOnly = true)
	public List<TokenView> list(Caller caller) {
		return tokens.findByAccountIdOrderByIdDesc(account(caller))
			.stream()
			.map((token) -> TokenView.of(token, known.isValid(token)))
			.toList();
	}

	/** Only for people: what a token created would outlive its revocation. */
	@Transactional
	public TokenView.Made create(Caller caller, NewToken.Request request) {
		long account = account(caller);
		NewToken made = request.check(caller.role(), clock.instant());
		if (tokens.countByAccountId(account) >= MOST) {
			throw new Problem(ProblemType.TOO_MANY_TOKENS,
					"Your account has %d tokens, which is the limit. Revoke one first.".formatted(MOST));
		}
		rates.require(caller, Act.CREATE_TOKEN, 1);
		TokenText secret = TokenText.random();
		ApiToken stored = tokens.save(new ApiToken(account, made, secret, clock.instant()));
		audit.record(caller, Action.TOKEN_CREATED, stored.id(), null, TokenView.of(stored, true));
		return TokenView.Made.of(stored, secret);
	}

	/**
	 * @throws Problem when the account has no such token, or the caller may not revoke it
	 */
	@Transactional
	public void revoke(Caller caller, long id) {
		ApiToken token = Optional.ofNullable(tokens.findByIdAndAccountId(id, account(caller)))
			.orElseThrow(() -> Problem.notFound("token", id));
		if (!permissions.revokesToken(caller, id)) {
			throw new Problem(ProblemType.FORBIDDEN,
					"An API token can revoke only itself. Sign in with a browser to revoke another one.");
		}
		tokens.delete(token);
		audit.record(caller, Action.TOKEN_REVOKED, id, TokenView.of(token, known.isValid(token)), null);
		events.publishEvent(new Revoked(token.hash()));
	}

	@EventListener
	void delete(AccountErased erased) {
		tokens.deleteByAccountId(erased.id());
	}

	private static long account(Caller caller) {
		return Objects.requireNonNull(caller.accountId());
	}

	/** Told once the token is gone. */
	record Revoked(String hash) {
	}

}
