package dev.gavel.api.submission;

/** How many judgements of a rejudging are in a state. */
record StateCount(long rejudgingId, JudgementState state, long count) {
}
