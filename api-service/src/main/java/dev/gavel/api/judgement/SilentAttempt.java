package dev.gavel.api.judgement;

import dev.gavel.api.judgement.Attempt.Published;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open attempt on which no worker has reported for a while.
 *
 * @param heardAt when a worker last reported on it; null when none has taken it
 * @param partition of its job in Kafka
 */
public record SilentAttempt(UUID judgementId, int attempt, @Nullable Instant heardAt, int partition, long offset) {

	static SilentAttempt of(Judgement judgement) {
		Attempt attempt = judgement.attempt();
		Published published = attempt.published();
		return new SilentAttempt(judgement.id(), attempt.number(), attempt.heardAt(),
				(published != null) ? published.partition() : 0, (published != null) ? published.offset() : -1);
	}

	public boolean running() {
		return heardAt != null;
	}

}
