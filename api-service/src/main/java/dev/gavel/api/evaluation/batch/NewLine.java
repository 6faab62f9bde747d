package dev.gavel.api.evaluation.batch;

import dev.gavel.api.evaluation.NewEvaluation;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.testcase.OwnTest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a batch, as sent: an evaluation, and what its sender calls it.
 *
 * @param customId unique within the batch; results carry it
 */
record NewLine(@Nullable String customId, @Nullable String code, @Nullable String language,
		@Nullable String environment, @Nullable NewQuestion question, @Nullable List<@Nullable OwnTest> tests,
		@Nullable Long questionId) {

	NewEvaluation evaluation() {
		return new NewEvaluation(code, language, environment, null, question, tests, questionId);
	}

}
