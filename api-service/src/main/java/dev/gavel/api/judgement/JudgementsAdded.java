package dev.gavel.api.judgement;

/** There are more judgements. Published inside the transaction that stores them. */
public record JudgementsAdded(int count) {
}
