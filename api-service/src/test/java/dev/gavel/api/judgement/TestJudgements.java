package dev.gavel.api.judgement;

import dev.gavel.run.EnvironmentName;
import dev.gavel.run.RunSpec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Judgements that are not stored. */
public final class TestJudgements {

	public static final String SUITE_HASH = "0".repeat(64);

	private TestJudgements() {
	}

	static NewJudgement ofTests(int tests) {
		return of(UUID.randomUUID(), tests);
	}

	private static NewJudgement of(UUID programId, int tests) {
		return new NewJudgement(programId, false, 1L, 1, null, new StoredRun(RunSpec.PYTHON, EnvironmentName.DEFAULT,
				null, 1000, 1 << 20, null, SUITE_HASH, tests, 0, false, false));
	}

	public static Judgement queued(UUID id, Turn turn) {
		return new Judgement(id, ofTests(1), turn, null, Instant.EPOCH);
	}

	/** Returns whether the judgement was deferred. */
	public static boolean release(Judgement judgement) {
		return judgement.released();
	}

	public static void cancel(Judgement judgement) {
		judgement.cancelled(Instant.EPOCH);
	}

	/** The end of a judgement that was cancelled. */
	public static JudgementEnded cancelled(UUID programId) {
		Judgement judgement = new Judgement(UUID.randomUUID(), of(programId, 1), new Turn("user:a", false, 0, false),
				null, Instant.EPOCH);
		cancel(judgement);
		return JudgementEnded.of(judgement, List.of(), null, false);
	}

}
