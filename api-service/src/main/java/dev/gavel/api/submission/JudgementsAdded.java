package dev.gavel.api.submission;

/** There are more judgements. Published inside the transaction that stores them. */
record JudgementsAdded(int count) {
}
