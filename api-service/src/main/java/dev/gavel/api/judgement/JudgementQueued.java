package dev.gavel.api.judgement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A judgement waits for its job to be sent. Published inside the transaction that queued
 * it.
 *
 * @param job the job, when the judgement's row is reserved for this replica; otherwise
 * the listener reads it from the row
 */
public record JudgementQueued(UUID judgementId, @Nullable TracedJob job) {
}
