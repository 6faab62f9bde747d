package dev.gavel.api.question.testcode;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.CheckedRun;
import dev.gavel.api.question.CodeRun;
import dev.gavel.api.question.CodeTrial;
import dev.gavel.api.question.Environments;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.testcase.NewTestCase;
import dev.gavel.api.question.testcase.TestCaseCheck;
import dev.gavel.api.question.testcase.TestCases;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.QuestionKind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Has Python compile the code in tests, before these are stored. Not to be used in a
 * transaction. What cannot be tried is only warned of.
 */
@Component
public class TestCodeTrial implements CodeTrial.StoredTests {

	private static final int TESTS_AT_ONCE = 100;

	private final AllowedQuestions questions;

	private final TestCases tests;

	private final Environments environments;

	private final CodeRun code;

	private final LimitsProperties limits;

	TestCodeTrial(AllowedQuestions questions, TestCases tests, Environments environments, CodeRun code,
			LimitsProperties limits) {
		this.limits = limits;
		this.questions = questions;
		this.tests = tests;
		this.environments = environments;
		this.code = code;
	}

	/**
	 * Tries the code of one test.
	 * @return warnings of code that could not be tried
	 * @throws Problem when any does not compile, or the test has mistakes
	 */
	public List<String> before(long questionId, NewTestCase sent, Caller caller) {
		Question question = questions.getToEdit(questionId, caller);
		TestCode code = TestCode.of(question);
		return code.mayBeIn(sent) ? before(code, tests.check(question, new Violations()).check(sent), caller)
				: List.of();
	}

	/** Does the same for a test in a form. */
	public List<String> before(long questionId, Form form, Caller caller) {
		Question question = questions.getToEdit(questionId, caller);
		TestCode code = TestCode.of(question);
		return code.mayBeIn(form) ? before(code, tests.check(question, new Violations()).check(form), caller)
				: List.of();
	}

	private List<String> before(TestCode code, CheckedTest test, Caller caller) {
		Violations violations = new Violations();
		Batches batches = batches(caller, violations);
		code.in(test.arguments(), test.expectation(), violations).forEach(batches::add);
		return batches.finish();
	}

	/** Does the same for several tests. */
	public List<String> before(long questionId, NewTestCase.Several sent, Caller caller) {
		Question question = questions.getToEdit(questionId, caller);
		return before(TestCode.of(question), sent, (ofTest) -> tests.check(question, ofTest), caller);
	}

	private List<String> before(TestCode code, NewTestCase.Several sent, Function<Violations, TestCaseCheck> checks,
			Caller caller) {
		if (!sent.mayHaveCode() && !code.isInOutputs()) {
			return List.of();
		}
		Violations violations = new Violations();
		Batches batches = batches(caller, violations);
		sent.read(violations, (test, ofTest) -> {
			if (code.mayBeIn(test)) {
				CheckedTest checked = checks.apply(ofTest).read(test);
				if (violations.count() == 0) {
					code.in(checked.arguments(), checked.expectation(), ofTest).forEach(batches::add);
				}
			}
		});
		return batches.finish();
	}

	/**
	 * Does the same for tests of a question that need not be stored.
	 * @param run what the question says about judging
	 */
	public List<String> before(CheckedRun run, NewTestCase.Several sent, Caller caller) {
		TestCode code = TestCode.of(run.kind(), run.comparison(), run.settings().environment());
		return before(code, sent, (ofTest) -> new TestCaseCheck(run.head(), limits, ofTest), caller);
	}

	@Override
	public List<String> before(Question stored, QuestionKind kind, ComparisonSpec comparison,
			@Nullable String environment, Caller caller) {
		TestCode code = TestCode.of(kind, comparison, environment);
		if (code.equals(TestCode.of(stored)) || !kind.getClass().equals(stored.kind().getClass())) {
			return List.of();
		}
		Violations violations = new Violations();
		Batches batches = batches(caller, violations);
		for (int page = 0; page * TESTS_AT_ONCE < stored.tests().count(); page++) {
			tests
				.read(stored.id(), page, TESTS_AT_ONCE,
						(index, test) -> code.in(test.encodedArguments(), test.expectation(),
								violations.within("test_cases[%d]".formatted(index))))
				.forEach((found) -> found.forEach(batches::add));
		}
		return batches.finish();
	}

	private Batches batches(Caller caller, Violations violations) {
		return new Batches(code, environments, caller, violations);
	}

}
