package dev.gavel.api.judgement;

/**
 * The turn of deferred judgements has come: any replica may send their jobs. Published
 * inside the transaction that released them.
 */
public record JudgementReleased() {
}
