package dev.gavel.api.submission;

import java.util.UUID;

/**
 * A judgement waits for its job to be sent. Published inside the transaction that queued
 * it.
 */
public record JudgementQueued(UUID judgementId) {
}
