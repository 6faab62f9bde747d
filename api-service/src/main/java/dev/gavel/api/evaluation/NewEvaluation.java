package dev.gavel.api.evaluation;

import dev.gavel.api.program.NewProgram;
import dev.gavel.api.question.testcase.OwnTest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program to be evaluated, as sent.
 *
 * @param language python3, which is also the default
 * @param environment as of a submission
 * @param user as of a submission
 * @param tests what to run it on; by default the question's first samples
 */
record NewEvaluation(@Nullable String code, @Nullable String language, @Nullable String environment,
		@Nullable String user, @Nullable List<@Nullable OwnTest> tests) {

	NewProgram program() {
		return new NewProgram(code, language, environment, user);
	}

}
