package dev.gavel.api.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Limits expensive actions and those that store rows, for each account and replica. Open
 * mode has no such limits.
 */
@Component
public class CallerRates {

	private static final Duration PERIOD = Duration.ofHours(1);

	private final LoadingCache<Key, Bucket> buckets = Caffeine.newBuilder()
		.maximumSize(100_000)
		.expireAfterAccess(PERIOD)
		.build((key) -> Bucket.builder()
			.addLimit((limit) -> limit.capacity(key.act().perHour()).refillIntervally(key.act().perHour(), PERIOD))
			.build());

	/**
	 * Counts some as done by the caller's account.
	 * @throws Problem when it has done too many
	 */
	public void require(Caller caller, Act act, long count) {
		if (caller.accountId() == null || count == 0 || act == Act.JUDGE_AGAIN && caller.may(Scope.OPERATE)) {
			return;
		}
		ConsumptionProbe probe = buckets.get(new Key(caller.accountId(), act)).tryConsumeAndReturnRemaining(count);
		if (!probe.isConsumed()) {
			throw Problem.passing(ProblemType.TOO_MANY_REQUESTS,
					"%s are limited to %,d per hour for each account. Nothing was done; try again later."
						.formatted(act.title(), act.perHour()),
					Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
		}
	}

	private record Key(long accountId, Act act) {
	}

	/** What is counted. */
	public enum Act {

		/**
		 * Each submission that is judged again counts, alone or in a rejudging. Operators
		 * may judge any number again.
		 */
		JUDGE_AGAIN("Repeated judgements", 100_000),

		CREATE_TOKEN("New API tokens", 100),

		CREATE_WEBHOOK("New webhooks", 100),

		/** Pings, and what is sent again. */
		SEND_DELIVERY("Requested deliveries", 1000),

		EXPORT_ACCOUNT("Exports of accounts", 30);

		private final String title;

		private final int perHour;

		Act(String title, int perHour) {
			this.title = title;
			this.perHour = perHour;
		}

		String title() {
			return title;
		}

		public int perHour() {
			return perHour;
		}

	}

}
