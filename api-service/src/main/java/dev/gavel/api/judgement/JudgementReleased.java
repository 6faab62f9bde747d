package dev.gavel.api.judgement;

import java.util.UUID;

/**
 * The turn of a deferred judgement has come: any replica may send its job. Published
 * inside the transaction that released it.
 */
public record JudgementReleased(UUID judgementId) {
}
