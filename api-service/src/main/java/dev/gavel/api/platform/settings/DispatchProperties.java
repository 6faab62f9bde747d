package dev.gavel.api.platform.settings;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs are sent and retried.
 *
 * @param silentAfter after how long without a report an attempt is given up; must be
 * longer than the time between two reports of progress
 * @param sweepInterval how often to look for silent attempts; less than half of
 * {@code silentAfter}, otherwise two looks would be too far apart to tell that reports
 * were recorded promptly
 * @param maxAttempts before a judgement ends as INTERNAL_ERROR
 * @param retryAfter the pause before the second attempt after a worker reported a
 * failure; it grows by this much before each later attempt
 * @param leastJobsAhead how many jobs may be in Kafka although no worker is known;
 * further judgements are deferred
 * @param jobRetention how long Kafka keeps a job that nobody takes
 */
public record DispatchProperties(@NotNull @DefaultValue("30s") Duration silentAfter,
		@NotNull @DefaultValue("5s") Duration sweepInterval, @Positive @DefaultValue("3") int maxAttempts,
		@NotNull @DefaultValue("1s") Duration retryAfter, @Positive @DefaultValue("8") int leastJobsAhead,
		@NotNull @DefaultValue("7d") Duration jobRetention) {

	public DispatchProperties {
		if (sweepInterval.multipliedBy(2).compareTo(silentAfter) >= 0) {
			throw new IllegalArgumentException(
					"gavel.dispatch.sweep-interval is %s, not less than half of gavel.dispatch.silent-after, %s"
						.formatted(sweepInterval, silentAfter));
		}
	}

	/** The pause before an attempt, longer for a later one. */
	public Duration pauseBefore(int attempt) {
		return retryAfter.multipliedBy(attempt - 1L);
	}

}
