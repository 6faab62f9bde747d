package dev.gavel.api.evaluation;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.testcase.OwnTest;
import dev.gavel.api.question.testcase.TestCaseCheck;
import dev.gavel.api.question.testcase.TriedAnswer;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fits tests that are sent along with a program to the question. */
@Component
public class OwnTests {

	private static final String FIELD = "tests";

	private final EvaluationsProperties limits;

	private final LimitsProperties all;

	OwnTests(EvaluationsProperties limits, LimitsProperties all) {
		this.limits = limits;
		this.all = all;
	}

	/**
	 * @throws Problem naming every field that is not right, or when they are too many or
	 * too large
	 */
	public List<SuiteTest> check(QuestionKind kind, List<@Nullable OwnTest> sent) {
		Violations violations = new Violations();
		requireFew(violations, sent.size());
		List<SuiteTest> tests = read(sent, violations,
				(test, ofTest) -> new TestCaseCheck(kind, all, ofTest).read(test));
		violations.throwIfAny();
		return bounded(tests);
	}

	/** Whether the form has a test. */
	public boolean isIn(Form form) {
		return TestCaseCheck.hasInput(form);
	}

	/** Checks the only test in a form. */
	public List<SuiteTest> check(QuestionKind kind, Form form) {
		return bounded(List.of(new TestCaseCheck(kind, all).checkInput(form)));
	}

	/**
	 * Checks what a checker is asked about.
	 * @throws Problem as {@link #check(QuestionKind, List)}
	 */
	public List<SuiteTest> checkAnswers(QuestionKind kind, @Nullable List<@Nullable TriedAnswer> sent) {
		return checkTried(sent, (test, ofTest) -> new TestCaseCheck(kind, all, ofTest).read(test));
	}

	/**
	 * Checks tests in which a program talks with an interactor.
	 * @throws Problem as {@link #check(QuestionKind, List)}
	 */
	public List<SuiteTest> checkTalks(QuestionKind kind, @Nullable List<@Nullable TriedAnswer> sent) {
		return checkTried(sent, (test, ofTest) -> new TestCaseCheck(kind, all, ofTest).readTalk(test));
	}

	private List<SuiteTest> checkTried(@Nullable List<@Nullable TriedAnswer> sent,
			BiFunction<TriedAnswer, Violations, SuiteTest> reading) {
		Violations violations = new Violations();
		List<@Nullable TriedAnswer> tests = Objects.requireNonNullElse(sent, List.of());
		requireFew(violations, tests.size());
		List<SuiteTest> read = read(tests, violations, reading);
		violations.throwIfAny();
		return bounded(read);
	}

	private void requireFew(Violations violations, int size) {
		violations.require(size > 0 && size <= limits.maxTests(), FIELD,
				"expected 1 to %d tests (gavel.evaluations.max-tests), got %d".formatted(limits.maxTests(), size));
		violations.throwIfAny();
	}

	private List<SuiteTest> bounded(List<SuiteTest> tests) {
		Violations violations = new Violations();
		long size = tests.stream().mapToLong(SuiteTest::size).sum();
		violations.require(size <= limits.maxSize().toBytes(), FIELD,
				"have %,d bytes in total; the limit is %,d (gavel.evaluations.max-size)".formatted(size,
						limits.maxSize().toBytes()));
		violations.throwIfAny();
		return tests;
	}

	private static <T> List<SuiteTest> read(List<@Nullable T> sent, Violations violations,
			BiFunction<T, Violations, SuiteTest> reading) {
		List<SuiteTest> tests = new ArrayList<>();
		for (int i = 0; i < sent.size(); i++) {
			T test = sent.get(i);
			String field = "%s[%d]".formatted(FIELD, i);
			if (test == null) {
				violations.add(field, "expected an object with the input of a test");
			}
			else {
				tests.add(reading.apply(test, violations.within(field)));
			}
		}
		return tests;
	}

}
