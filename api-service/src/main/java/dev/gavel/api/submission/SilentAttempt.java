package dev.gavel.api.submission;

import java.util.Objects;
import java.util.UUID;

/**
 * An open attempt of which nobody has spoken for a while.
 *
 * @param running whether a worker had taken it
 * @param partition where Kafka confirmed its job
 */
public record SilentAttempt(UUID judgementId, int attempt, boolean running, int partition, long offset) {

	static SilentAttempt of(Judgement judgement) {
		return new SilentAttempt(judgement.id(), judgement.attempt(), judgement.state() == JudgementState.RUNNING,
				Objects.requireNonNullElse(judgement.publishedPartition(), 0),
				Objects.requireNonNullElse(judgement.publishedOffset(), -1L));
	}

}
