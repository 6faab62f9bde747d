package dev.gavel.api.rejudging;

import dev.gavel.api.judgement.NewJudgement;
import dev.gavel.api.judgement.StoredRun;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission without an open judgement.
 *
 * @param judgements how many it has had
 * @param lastRun what the last of them ran
 */
record JudgedSubmission(UUID id, @Nullable Long questionId, int judgements, StoredRun lastRun) {

	/** Returns its next judgement, to be queued. */
	NewJudgement next(StoredRun run, long rejudgingId) {
		return new NewJudgement(id, questionId, judgements + 1, rejudgingId, run);
	}

}
