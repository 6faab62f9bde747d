package dev.gavel.api.judgement;

/**
 * A new judgement is reserved for this replica, which sends its job from memory.
 * Published inside the transaction that queued it.
 */
public record JudgementReserved(TracedJob job) {
}
