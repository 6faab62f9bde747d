package dev.gavel.api.evaluation.batch;

import dev.gavel.api.judgement.JudgementState;
import java.time.Instant;
import java.util.UUID;

/**
 * All lines of a batch have their result. Published in the transaction that gave it to
 * the last one, or ended the request that sent it. If lines are added later, the batch
 * ends again.
 *
 * @param state DONE or CANCELLED
 */
public record BatchEnded(UUID id, JudgementState state, Instant at) {
}
