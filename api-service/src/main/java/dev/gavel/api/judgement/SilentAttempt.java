package dev.gavel.api.judgement;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open attempt of which nobody has spoken for a while.
 *
 * @param heardAt when a worker last spoke of it; null when none has taken it
 * @param partition where Kafka confirmed its job
 */
public record SilentAttempt(UUID judgementId, int attempt, @Nullable Instant heardAt, int partition, long offset) {

	static SilentAttempt of(Judgement judgement) {
		Published published = judgement.attempt().published();
		Integer partition = (published != null) ? published.partition() : null;
		Long offset = (published != null) ? published.offset() : null;
		return new SilentAttempt(judgement.id(), judgement.attempt().number(), judgement.attempt().heardAt(),
				Objects.requireNonNullElse(partition, 0), Objects.requireNonNullElse(offset, -1L));
	}

	public boolean running() {
		return heardAt != null;
	}

}
