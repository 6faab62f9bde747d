package dev.gavel.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForgottenEvaluationsTests {

	private static final int MEGABYTE = 1024 * 1024;

	@Test
	void manyEvaluationsWithSmallSuitesAreDeletedAtOnce() {
		assertThat(ForgottenEvaluations.fitting(evaluations(200, 1024))).hasSize(200);
	}

	@Test
	void fewEvaluationsWithLargeSuitesAreDeletedAtOnce() {
		assertThat(ForgottenEvaluations.fitting(evaluations(200, 8 * MEGABYTE))).hasSize(2);
		assertThat(ForgottenEvaluations.fitting(evaluations(2, 15 * MEGABYTE))).hasSize(1);
		assertThat(ForgottenEvaluations.fitting(evaluations(2, 33 * MEGABYTE))).hasSize(1);
	}

	private static List<EndedEvaluation> evaluations(int count, long bytes) {
		return Collections.nCopies(count, new EndedEvaluation(new UUID(0, 1), new UUID(0, 2), "0", bytes));
	}

}
