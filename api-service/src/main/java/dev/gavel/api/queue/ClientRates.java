package dev.gavel.api.queue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Counts what clients send to this replica. A client whose limit changes begins anew. */
@Component
class ClientRates {

	private static final long MOST_CLIENTS = 100_000;

	private final LoadingCache<Allowance, Bucket> buckets = Caffeine.newBuilder()
		.maximumSize(MOST_CLIENTS)
		.expireAfterAccess(Duration.ofMinutes(2))
		.build((allowance) -> bucket(allowance.perMinute()));

	private static Bucket bucket(int perMinute) {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
			.build();
	}

	/**
	 * @throws Problem when the client has sent too many
	 */
	void require(Client client) {
		List<Bucket> taken = new ArrayList<>();
		for (Allowance allowance : limited(client)) {
			Bucket bucket = buckets.get(allowance);
			ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
			if (!probe.isConsumed()) {
				taken.forEach((other) -> other.addTokens(1));
				throw tooMany(allowance, Duration.ofNanos(probe.getNanosToWaitForRefill()));
			}
			taken.add(bucket);
		}
	}

	private static Problem tooMany(Allowance allowance, Duration wait) {
		String kind = allowance.kind().name();
		return Problem.passing(ProblemType.TOO_MANY_SUBMISSIONS,
				"%s%s are limited to %,d per minute for each client. Nothing was stored; try again later."
					.formatted(kind.charAt(0), kind.substring(1).toLowerCase(Locale.ROOT), allowance.perMinute()),
				wait.plusSeconds(1));
	}

	/** Takes back that the client has sent one. */
	void giveBack(Client client) {
		limited(client).forEach((allowance) -> buckets.get(allowance).addTokens(1));
	}

	/**
	 * Returns the allowance that has least left, or nothing for a client that may send
	 * any number.
	 */
	Optional<Quota> quota(Client client) {
		return limited(client).stream().map(this::quota).min(Comparator.comparing(Quota::remaining));
	}

	private Quota quota(Allowance allowance) {
		Bucket bucket = buckets.get(allowance);
		long remaining = bucket.getAvailableTokens();
		long wait = (remaining < allowance.perMinute())
				? bucket.estimateAbilityToConsume(remaining + 1).getNanosToWaitForRefill() : 0;
		return new Quota(allowance, remaining, Duration.ofNanos(wait));
	}

	private static List<Allowance> limited(Client client) {
		return client.allowances().stream().filter(Allowance::isLimited).toList();
	}

}
