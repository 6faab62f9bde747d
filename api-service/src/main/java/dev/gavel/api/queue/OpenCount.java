package dev.gavel.api.queue;

import dev.gavel.api.judgement.JudgementState;
import java.time.Instant;

/**
 * How many judgements are open in the same way.
 *
 * @param deferred whether they wait in the database for their turn
 * @param since when the first of their attempts was queued
 */
record OpenCount(JudgementState state, boolean bulk, boolean deferred, long count, Instant since) {

	boolean queued() {
		return state == JudgementState.QUEUED;
	}

}
