package dev.gavel.api.evaluation;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.program.NewProgram;
import dev.gavel.api.question.testcase.OwnTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A program to be run for a stored question, as sent.
 *
 * @param language python3, which is also the default; also python, py3 or py
 * @param environment as of a submission
 * @param user as of a submission
 * @param interactor false to run it on these tests without the question's interactor:
 * then it reads their {@code stdin} itself
 * @param tests what to run it on; by default the question's first samples
 */
record NewTry(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String code, @Nullable String language,
		@Nullable String environment, @Nullable String user, @Nullable Boolean interactor,
		@Nullable List<@Nullable OwnTest> tests) {

	private static final String WITHOUT_INTERACTOR = "false";

	/** Whether a form asks for a run without the interactor. */
	static boolean isAlone(Form form) {
		return WITHOUT_INTERACTOR.equals(form.text("interactor"));
	}

	boolean isAlone() {
		return Boolean.FALSE.equals(interactor);
	}

	NewProgram program() {
		return new NewProgram(code, language, environment, user);
	}

}
