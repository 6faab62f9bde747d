package dev.gavel.api.evaluation;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.upload.Upload;
import dev.gavel.api.program.NewProgram;
import dev.gavel.api.program.ProgramForm;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.testcase.OwnTest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program to be evaluated, as sent, with its question and tests.
 *
 * @param language python3, which is also the default; also python, py3 or py
 * @param environment as of a submission
 * @param user as of a submission
 * @param question what a question says about judging, written like a question; its title,
 * statement and difficulty may be missing
 * @param tests what to run the program on; their sender sees all of them
 * @param questionId a stored question whose tests are run, instead of a question and
 * tests
 * @param wholeOutputs whether all that the program prints is kept, byte for byte, up to 2
 * MB of each stream; for at most 100 tests that come with it
 */
public record NewEvaluation(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String code,
		@Nullable String language, @Nullable String environment, @Nullable String user, @Nullable NewQuestion question,
		@Nullable List<@Nullable OwnTest> tests, @Nullable Long questionId, @Nullable Boolean wholeOutputs) {

	/** Creates one that keeps no more of what is printed than people are shown. */
	public NewEvaluation(@Nullable String code, @Nullable String language, @Nullable String environment,
			@Nullable String user, @Nullable NewQuestion question, @Nullable List<@Nullable OwnTest> tests,
			@Nullable Long questionId) {
		this(code, language, environment, user, question, tests, questionId, null);
	}

	static final String WHOLE_OUTPUTS = "whole_outputs";

	/**
	 * Reads a form with files.
	 * @throws Problem when it is not right
	 */
	static NewEvaluation of(Upload upload, JsonMapper json) {
		ProgramForm form = ProgramForm.of(upload, Set.of("question", "tests", "question_id", "whole_outputs"));
		NewProgram program = form.program();
		return new NewEvaluation(program.code(), program.language(), program.environment(), program.user(),
				form.json("question", new TypeReference<>() {
				}, json), form.json("tests", new TypeReference<>() {
				}, json), form.json("question_id", new TypeReference<>() {
				}, json), form.json("whole_outputs", new TypeReference<>() {
				}, json));
	}

	/**
	 * @throws Problem when it brings a question or tests, too
	 */
	void requireOnlyStored() {
		Violations violations = new Violations();
		violations.require(question == null, "question", "is there beside question_id; send only one");
		violations.require(tests == null, "tests", "are there beside question_id; send them with a question instead");
		violations.require(!keepsWholeOutputs(), WHOLE_OUTPUTS, "is for tests that come with the program");
		violations.throwIfAny();
	}

	boolean keepsWholeOutputs() {
		return Boolean.TRUE.equals(wholeOutputs);
	}

	NewProgram program() {
		return new NewProgram(code, language, environment, user);
	}

}
