package dev.gavel.api.judgement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A judgement waits for its job to be sent. Published inside the transaction that queued
 * it.
 *
 * @param job what is to be sent, when the judgement's row reserves that for whoever hears
 * of this; else it is to be read from there
 */
public record JudgementQueued(UUID judgementId, @Nullable TracedJob job) {
}
