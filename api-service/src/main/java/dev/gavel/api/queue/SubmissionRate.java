package dev.gavel.api.queue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.gavel.api.access.Caller;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.settings.LimitsProperties;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many programs a client may send in a minute to this replica. */
@Component
class SubmissionRate {

	private static final long MOST_CLIENTS = 100_000;

	private final LimitsProperties limits;

	private final SubmissionRates rates;

	private final KnownAccounts accounts;

	private final LoadingCache<Key, Bucket> buckets = Caffeine.newBuilder()
		.maximumSize(MOST_CLIENTS)
		.expireAfterAccess(Duration.ofMinutes(2))
		.build((key) -> bucket(key.perMinute()));

	SubmissionRate(LimitsProperties limits, SubmissionRates rates, KnownAccounts accounts) {
		this.limits = limits;
		this.rates = rates;
		this.accounts = accounts;
	}

	private static Bucket bucket(int perMinute) {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
			.build();
	}

	/**
	 * @throws Problem when the client has sent too many
	 */
	void require(Client client) {
		int perMinute = perMinute(client.caller());
		if (perMinute == 0) {
			return;
		}
		ConsumptionProbe probe = bucket(client, perMinute).tryConsumeAndReturnRemaining(1);
		if (!probe.isConsumed()) {
			throw Problem.passing(ProblemType.TOO_MANY_SUBMISSIONS,
					"Submissions are limited to %,d per minute for each client. Nothing was stored; try again later."
						.formatted(perMinute),
					Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
		}
	}

	/** Returns nothing for a client that may send any number. */
	Optional<Quota> quota(Client client) {
		int perMinute = perMinute(client.caller());
		if (perMinute == 0) {
			return Optional.empty();
		}
		Bucket bucket = bucket(client, perMinute);
		long remaining = bucket.getAvailableTokens();
		long wait = (remaining < perMinute) ? bucket.estimateAbilityToConsume(remaining + 1).getNanosToWaitForRefill()
				: 0;
		return Optional.of(new Quota(perMinute, remaining, Duration.ofNanos(wait)));
	}

	/** A client whose limit changes begins anew. */
	private Bucket bucket(Client client, int perMinute) {
		return buckets.get(new Key(client.name(), perMinute));
	}

	private int perMinute(Caller caller) {
		if (caller.isTrusted()) {
			return limits.maxSubmissionsPerMinute();
		}
		return Optional.ofNullable(caller.accountId())
			.flatMap(accounts::find)
			.map(KnownAccount::submissionsPerMinute)
			.orElseGet(() -> rates.of(caller.role()));
	}

	private record Key(String client, int perMinute) {
	}

}
