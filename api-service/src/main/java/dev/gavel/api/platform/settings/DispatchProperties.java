package dev.gavel.api.platform.settings;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs are sent, and sent again.
 *
 * @param silentAfter a judgement of which no worker speaks for so long is given to
 * another; must be longer than the time between two reports of progress
 * @param sweepInterval how often such judgements are looked for; less than half of
 * {@code silentAfter}, or no look would follow soon enough on another to tell that
 * reports were recorded as they came
 * @param maxAttempts before a judgement ends as INTERNAL_ERROR
 * @param retryAfter the pause before the second attempt after a worker reported a
 * failure; it grows by this much before each later attempt
 * @param leastJobsAhead how many jobs may lie in Kafka though no worker is known to take
 * them; what waits beyond that is deferred: it waits in the database and is sent by turn
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
