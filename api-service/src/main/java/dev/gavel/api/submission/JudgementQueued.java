package dev.gavel.api.submission;

import java.time.Duration;
import java.util.UUID;

/**
 * A judgement waits for a worker. Published inside the transaction that queued it.
 *
 * @param pause how long to wait before its job is sent
 */
public record JudgementQueued(UUID judgementId, int attempt, Duration pause) {
}
