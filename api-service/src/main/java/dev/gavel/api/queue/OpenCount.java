package dev.gavel.api.queue;

import dev.gavel.api.judgement.Turn.Deferral;
import dev.gavel.api.judgement.JudgementState;
import java.time.Instant;

/**
 * How many judgements are open in the same way.
 *
 * @param deferral until when they wait in the database
 * @param since when the first of their attempts was queued
 */
record OpenCount(JudgementState state, boolean bulk, Deferral deferral, long count, Instant since) {

	boolean queued() {
		return state == JudgementState.QUEUED;
	}

	boolean isInteractive() {
		return queued() && !bulk;
	}

	boolean isHeld() {
		return deferral == Deferral.UNTIL_OFFERED;
	}

}
