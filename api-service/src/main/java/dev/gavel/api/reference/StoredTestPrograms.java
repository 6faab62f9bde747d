package dev.gavel.api.reference;

import dev.gavel.api.access.Caller;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.program.CheckedSource;
import dev.gavel.api.program.NewProgram;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.message.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The generators and validators of questions. */
@Component
public class StoredTestPrograms {

	private final JdbcClient database;

	private final AllowedQuestions questions;

	private final InputValidator validator;

	private final LimitsProperties limits;

	private final Audit audit;

	StoredTestPrograms(JdbcClient database, AllowedQuestions questions, InputValidator validator,
			LimitsProperties limits, Audit audit) {
		this.database = database;
		this.questions = questions;
		this.validator = validator;
		this.limits = limits;
		this.audit = audit;
	}

	/**
	 * @throws Problem when there is no such question, or the caller may not see all of it
	 */
	@Transactional(readOnly = true)
	public TestPrograms get(long questionId, Caller caller) {
		questions.getWithTests(questionId, caller);
		return of(questionId);
	}

	TestPrograms of(long questionId) {
		return database.sql("select generator, validator from test_programs where question_id = :question")
			.param("question", questionId)
			.query(TestPrograms.class)
			.optional()
			.orElse(TestPrograms.NONE);
	}

	/**
	 * Replaces both programs.
	 * @throws Problem naming every one that cannot be stored, or when the caller may not
	 * change the question
	 */
	@Transactional
	public TestPrograms replace(long questionId, TestPrograms request, Caller caller) {
		return replace(questions.lockToEdit(questionId, caller), request, caller);
	}

	/**
	 * Replaces both programs.
	 * @param question locked
	 * @throws Problem naming every one that cannot be stored
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public TestPrograms replace(Question question, TestPrograms request, Caller caller) {
		TestPrograms after = check(request);
		TestPrograms before = of(question.id());
		store(question.id(), after);
		audit.record(caller, Action.SOLUTIONS_CHANGED, question.id(), Audited.of(before), Audited.of(after));
		if (!Objects.equals(before.validator(), after.validator())) {
			question.revised();
		}
		return after;
	}

	/**
	 * Returns what would be stored.
	 * @throws Problem naming every one that cannot be stored
	 */
	public TestPrograms check(TestPrograms request) {
		Violations violations = new Violations();
		TestPrograms checked = new TestPrograms(
				checked("generator", request.generator(), UnaryOperator.identity(), violations),
				checked("validator", request.validator(), validator::program, violations));
		violations.throwIfAny();
		return checked;
	}

	private void store(long questionId, TestPrograms programs) {
		database.sql("""
				insert into test_programs (question_id, generator, validator)
				values (:question, :generator, :validator)
				on duplicate key update generator = :generator, validator = :validator""")
			.param("question", questionId)
			.param("generator", programs.generator())
			.param("validator", programs.validator())
			.update();
	}

	/**
	 * @param run returns what is run of a program
	 */
	private @Nullable String checked(String field, @Nullable String code, UnaryOperator<String> run,
			Violations violations) {
		if (code == null || code.isBlank()) {
			return null;
		}
		try {
			String checked = source(code);
			source(run.apply(checked));
			return checked;
		}
		catch (Problem problem) {
			violations.add(field, problem.getMessage());
			return null;
		}
	}

	private String source(String code) {
		return CheckedSource.of(new NewProgram(code, null, null, null), limits.maxSourceSize()).text();
	}

	/** Both as they are recorded: without their sources. */
	private record Audited(@Nullable String generatorHash, @Nullable String validatorHash) {

		static Audited of(TestPrograms programs) {
			return new Audited(hash(programs.generator()), hash(programs.validator()));
		}

		private static @Nullable String hash(@Nullable String code) {
			return (code != null) ? ContentHash.of(code.getBytes(StandardCharsets.UTF_8)) : null;
		}

	}

}
