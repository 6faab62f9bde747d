package dev.gavel.api.submission;

/** The number of judgements of a rejudging in one state. */
record StateCount(long rejudgingId, JudgementState state, long count) {
}
