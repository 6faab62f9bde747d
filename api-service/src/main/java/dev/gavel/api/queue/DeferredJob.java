package dev.gavel.api.queue;

import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.StoredRun;
import java.util.UUID;

/**
 * The job of a judgement that waits for its turn.
 *
 * @param tests withheld ones included
 */
record DeferredJob(UUID judgementId, String suiteHash, long timeLimitMillis, int tests) {

	/** So many tests exceed the time limit by default before the others are skipped. */
	private static final int MAX_TIMEOUTS = 3;

	static DeferredJob of(Judgement judgement) {
		StoredRun run = judgement.run();
		return new DeferredJob(judgement.id(), run.suiteHash(), run.timeLimitMillis(),
				run.total() + run.withheldTests());
	}

	/** How long a program takes that never ends. */
	long millisOfEndlessProgram() {
		return timeLimitMillis * Math.min(MAX_TIMEOUTS, tests);
	}

}
