package dev.gavel.api.submission;

/** How many judgements are in a state. */
record StateCount(JudgementState state, long count) {
}
