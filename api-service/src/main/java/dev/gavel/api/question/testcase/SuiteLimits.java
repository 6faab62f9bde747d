package dev.gavel.api.question.testcase;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.CheckedRun;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.TestTotals;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.kind.RightOutputs;
import dev.gavel.api.question.kind.ValueReading;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Authored;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.run.Limits;
import dev.gavel.value.EncodedValue;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Limits the number, the size and the running time of the test cases of a question. */
@Component
public class SuiteLimits {

	private final LimitsProperties limits;

	SuiteLimits(LimitsProperties limits) {
		this.limits = limits;
	}

	/**
	 * @throws Problem when the question has no room for these new test cases
	 */
	void requireRoom(Question question, TestTotals added) {
		requireFew(question, added.count());
		requireSize(question, question.tests().plus(added).size());
	}

	/**
	 * @throws Problem when the question may not have that many more test cases
	 */
	public void requireFew(Question question, long added) {
		int count = question.tests().count();
		if (count + added > limits.maxTestCases()) {
			throw full(
					"Question %d has %d test cases and may have at most %d (gavel.limits.max-test-cases), so %d more cannot be added."
						.formatted(question.id(), count, limits.maxTestCases(), added));
		}
		tooSlow(question, count + added).ifPresent((reason) -> {
			throw full(reason);
		});
	}

	/**
	 * @throws Problem when the stored test cases of the question are too large together
	 */
	public void requireSize(Question question) {
		requireSize(question, question.tests().size());
	}

	private void requireSize(Question question, long size) {
		if (size > limits.maxSuiteSize().toBytes()) {
			throw full(
					"The test cases of question %d would have %,d bytes in total; the limit is %,d (gavel.limits.max-suite-size)."
						.formatted(question.id(), size, limits.maxSuiteSize().toBytes()));
		}
	}

	/** Checks the values of a test case that was fitted to another signature. */
	void requireSize(CheckedTest fitted, Violations violations) {
		requireSize("input_variables", fitted.arguments(), violations);
		requireSize(ValueReading.OUTPUT, fitted.expectation().output(), violations);
		requireSize(RightOutputs.OUTPUTS, fitted.expectation().others(), violations);
	}

	private void requireSize(String field, @Nullable EncodedValue value, Violations violations) {
		if (value == null) {
			return;
		}
		violations.require(value.size() <= limits.maxValueSize().toBytes(), field,
				"would have %,d bytes with the new types; the limit is %,d (gavel.limits.max-value-size)"
					.formatted(value.size(), limits.maxValueSize().toBytes()));
	}

	/**
	 * @throws Problem when the time limit of the question is too long for its number of
	 * test cases
	 */
	void requireTime(Question question) {
		tooSlow(question, question.tests().count()).ifPresent((reason) -> {
			throw Violations.of("time_limit_ms", reason);
		});
	}

	/** Does the same for a question that is not stored. */
	public void requireTime(CheckedRun run, int tests, TotalTime most) {
		tooSlow(run.settings().limits(), run.comparison(), tests, most).ifPresent((reason) -> {
			throw Violations.of("tests", reason);
		});
	}

	/**
	 * Checks the test cases of a question before it is stored.
	 * @throws Problem when they are too many, too large together, or too slow
	 */
	public void requireFit(CheckedRun run, int tests, long size) {
		if (tests > limits.maxTestCases()) {
			throw full("%,d test cases are too many; the limit is %,d (gavel.limits.max-test-cases).".formatted(tests,
					limits.maxTestCases()));
		}
		if (size > limits.maxSuiteSize().toBytes()) {
			throw full("The test cases have %,d bytes in total; the limit is %,d (gavel.limits.max-suite-size)."
				.formatted(size, limits.maxSuiteSize().toBytes()));
		}
		requireTime(run, tests, ofQuestions());
	}

	/** Returns what all test cases of a stored question may use. */
	public TotalTime ofQuestions() {
		return new TotalTime(limits.maxTotalTime(), "gavel.limits.max-total-time");
	}

	/**
	 * How much CPU time tests may use together.
	 *
	 * @param setting what says so
	 */
	public record TotalTime(Duration most, String setting) {
	}

	private Optional<String> tooSlow(Question question, long tests) {
		return tooSlow(question.limits(), question.comparison(), tests, ofQuestions());
	}

	private static Optional<String> tooSlow(Limits each, ComparisonSpec comparison, long tests, TotalTime total) {
		long ofProgram = each.cpuTimeMillis();
		long ofAuthor = (comparison instanceof Authored code) ? code.limits().cpuTimeMillis() : 0;
		Duration together = Duration.ofMillis(tests * (ofProgram + ofAuthor));
		String times = (ofAuthor == 0) ? "%d ms each".formatted(ofProgram) : "%d ms each, and %d ms for the %s,"
			.formatted(ofProgram, ofAuthor, (comparison instanceof Interactor) ? "interactor" : "checker");
		return (together.compareTo(total.most()) <= 0) ? Optional.empty() : Optional
			.of("%d test cases of %s could take %d s in total; the limit is %d s (%s). Lower %s or use fewer tests."
				.formatted(tests, times, together.toSeconds(), total.most().toSeconds(), total.setting(),
						(ofAuthor == 0) ? "the time limit" : "one of the time limits"));
	}

	private static Problem full(String detail) {
		return new Problem(ProblemType.TOO_MANY_TEST_CASES, detail);
	}

}
