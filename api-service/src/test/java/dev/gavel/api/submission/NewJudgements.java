package dev.gavel.api.submission;

import dev.gavel.api.suite.SuiteReference;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Isolation;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import java.util.UUID;

/** Judgements to be queued in tests. */
final class NewJudgements {

	private static final String HASH = "0".repeat(64);

	private NewJudgements() {
	}

	static NewJudgement ofTests(int tests) {
		return of(UUID.randomUUID(), tests);
	}

	static NewJudgement of(UUID submissionId) {
		return of(submissionId, 1);
	}

	private static NewJudgement of(UUID submissionId, int tests) {
		return new NewJudgement(submissionId, 1L, 1, null,
				new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, new Limits(1000, 1 << 20), Isolation.TEST, HASH),
				new SuiteReference(HASH, tests, false));
	}

}
