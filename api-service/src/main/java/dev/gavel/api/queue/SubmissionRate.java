package dev.gavel.api.queue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.settings.LimitsProperties;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How many submissions a client may send in a minute. */
@Component
class SubmissionRate {

	private static final long MOST_CLIENTS = 100_000;

	private final int perMinute;

	private final LoadingCache<String, Bucket> buckets = Caffeine.newBuilder()
		.maximumSize(MOST_CLIENTS)
		.expireAfterAccess(Duration.ofMinutes(2))
		.build((client) -> bucket());

	SubmissionRate(LimitsProperties limits) {
		this.perMinute = limits.maxSubmissionsPerMinute();
	}

	private Bucket bucket() {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
			.build();
	}

	/**
	 * @throws Problem when the client has sent too many
	 */
	void require(String client) {
		if (perMinute == 0) {
			return;
		}
		ConsumptionProbe probe = buckets.get(client).tryConsumeAndReturnRemaining(1);
		if (!probe.isConsumed()) {
			throw Problem.passing(ProblemType.TOO_MANY_SUBMISSIONS,
					"Submissions are limited to %,d per minute for each client. Nothing was stored; try again later."
						.formatted(perMinute),
					Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
		}
	}

}
