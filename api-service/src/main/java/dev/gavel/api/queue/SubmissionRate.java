package dev.gavel.api.queue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many programs a client may send in a minute to this replica. */
@Component
class SubmissionRate {

	private static final long MOST_CLIENTS = 100_000;

	private final LoadingCache<Key, Bucket> buckets = Caffeine.newBuilder()
		.maximumSize(MOST_CLIENTS)
		.expireAfterAccess(Duration.ofMinutes(2))
		.build((key) -> bucket(key.perMinute()));

	private static Bucket bucket(int perMinute) {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
			.build();
	}

	/**
	 * @throws Problem when the client has sent too many
	 */
	void require(Client client) {
		int perMinute = client.perMinute();
		if (perMinute == 0) {
			return;
		}
		ConsumptionProbe probe = bucket(client).tryConsumeAndReturnRemaining(1);
		if (!probe.isConsumed()) {
			throw Problem.passing(ProblemType.TOO_MANY_SUBMISSIONS,
					"Submissions are limited to %,d per minute for each client. Nothing was stored; try again later."
						.formatted(perMinute),
					Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
		}
	}

	/** Returns nothing for a client that may send any number. */
	Optional<Quota> quota(Client client) {
		int perMinute = client.perMinute();
		if (perMinute == 0) {
			return Optional.empty();
		}
		Bucket bucket = bucket(client);
		long remaining = bucket.getAvailableTokens();
		long wait = (remaining < perMinute) ? bucket.estimateAbilityToConsume(remaining + 1).getNanosToWaitForRefill()
				: 0;
		return Optional.of(new Quota(perMinute, remaining, Duration.ofNanos(wait)));
	}

	/** A client whose limit changes begins anew. */
	private Bucket bucket(Client client) {
		return buckets.get(new Key(client.name(), client.perMinute()));
	}

	private record Key(String client, int perMinute) {
	}

}
