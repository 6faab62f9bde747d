package dev.gavel.api.evaluation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.CheckedRun;
import dev.gavel.api.question.RunDrafts;
import dev.gavel.api.question.testcase.OwnTest;
import dev.gavel.api.question.testcase.SuiteLimits.TotalTime;
import dev.gavel.api.question.testcase.SuiteLimits;
import dev.gavel.api.question.testcase.TestCaseCheck;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.printed.Printed;
import dev.gavel.run.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the question and the tests that come with a program. */
@Component
class EvaluationCheck {

	private static final String QUESTION = "question";

	private static final String TESTS = "tests";

	private final RunDrafts drafts;

	private final SuiteLimits suiteLimits;

	private final Permissions permissions;

	private final LimitsProperties limits;

	private final EvaluationsProperties ofEvaluations;

	EvaluationCheck(RunDrafts drafts, SuiteLimits suiteLimits, Permissions permissions, LimitsProperties limits,
			EvaluationsProperties ofEvaluations) {
		this.drafts = drafts;
		this.suiteLimits = suiteLimits;
		this.permissions = permissions;
		this.limits = limits;
		this.ofEvaluations = ofEvaluations;
	}

	/**
	 * Checks an evaluation that somebody waits for.
	 * @throws Problem naming every field that is not right
	 */
	CheckedEvaluation check(NewEvaluation request, Caller caller) {
		return check(request, mostTime(caller));
	}

	/**
	 * Checks tests that somebody waits for.
	 * @throws Problem naming every field that is not right
	 */
	CheckedEvaluation check(CheckedRun run, List<OwnTest> tests, Caller caller) {
		return check(run, tests, mostTime(caller), new Violations());
	}

	/** Returns how many tests with these limits a caller may bring who waits for them. */
	long mostTests(Limits limits, Caller caller) {
		return mostTime(caller).most().toMillis() / limits.cpuTimeMillis();
	}

	private TotalTime mostTime(Caller caller) {
		return permissions.writesQuestions(caller) ? suiteLimits.ofQuestions()
				: new TotalTime(ofEvaluations.maxTotalTime(), "gavel.evaluations.max-total-time");
	}

	/** Checks an evaluation that nobody waits for. */
	CheckedEvaluation checkBulk(NewEvaluation request) {
		return check(request,
				new TotalTime(ofEvaluations.maxTotalTimeInBatches(), "gavel.evaluations.max-total-time-in-batches"));
	}

	private CheckedEvaluation check(NewEvaluation request, TotalTime most) {
		Violations violations = new Violations();
		if (request.question() == null) {
			throw Violations.of(QUESTION, "is missing; send what a question says about judging, or a question_id");
		}
		List<@Nullable OwnTest> sent = Objects.requireNonNullElse(request.tests(), List.of());
		if (sent.isEmpty() || sent.size() > limits.maxTestCases()) {
			throw Violations.of(TESTS, "expected 1 to %,d tests (gavel.limits.max-test-cases), got %,d"
				.formatted(limits.maxTestCases(), sent.size()));
		}
		violations.require(!request.keepsWholeOutputs() || sent.size() <= Printed.MOST_TESTS,
				NewEvaluation.WHOLE_OUTPUTS,
				"is for at most %d tests, got %,d".formatted(Printed.MOST_TESTS, sent.size()));
		return check(drafts.read(request.question(), violations.within(QUESTION)), sent, most, violations);
	}

	private CheckedEvaluation check(CheckedRun run, List<? extends @Nullable OwnTest> sent, TotalTime most,
			Violations violations) {
		List<SuiteTest> tests = read(run, sent, violations);
		violations.throwIfAny();
		suiteLimits.requireTime(run, tests.size(), most);
		requireSize(tests);
		return new CheckedEvaluation(run, tests);
	}

	private List<SuiteTest> read(CheckedRun run, List<? extends @Nullable OwnTest> sent, Violations violations) {
		boolean needsOutput = run.comparison() instanceof Checker;
		List<SuiteTest> tests = new ArrayList<>();
		for (int i = 0; i < sent.size(); i++) {
			OwnTest test = sent.get(i);
			String field = "%s[%d]".formatted(TESTS, i);
			if (test == null) {
				violations.add(field, "expected an object with the input of a test, got null");
			}
			else if (i > 0 && test == sent.get(i - 1)) {
				// One that is repeated takes memory once.
				tests.add(tests.get(tests.size() - 1));
			}
			else {
				tests
					.add(new TestCaseCheck(run.head(), limits, violations.within(field)).readScored(test, needsOutput));
			}
		}
		return tests;
	}

	private void requireSize(List<SuiteTest> tests) {
		long size = tests.stream().mapToLong(SuiteTest::size).sum();
		if (size > limits.maxSuiteSize().toBytes()) {
			throw Violations.of(TESTS, "have %,d bytes in total; the limit is %,d (gavel.limits.max-suite-size)"
				.formatted(size, limits.maxSuiteSize().toBytes()));
		}
	}

}
