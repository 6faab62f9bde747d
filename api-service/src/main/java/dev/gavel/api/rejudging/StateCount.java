package dev.gavel.api.rejudging;

import dev.gavel.api.judgement.JudgementState;

/** The number of judgements of a rejudging in one state. */
record StateCount(long rejudgingId, JudgementState state, long count) {
}
