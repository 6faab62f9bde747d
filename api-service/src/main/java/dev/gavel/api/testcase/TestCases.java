package dev.gavel.api.testcase;

import dev.gavel.api.question.Question;
import dev.gavel.api.question.Questions;
import dev.gavel.api.request.Problem;
import dev.gavel.api.request.ProblemType;
import dev.gavel.api.settings.LimitsProperties;
import dev.gavel.message.TestSuite.SuiteTest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The test cases of the questions. */
@Component
public class TestCases {

	private static final Limit SHOWN = Limit.of(100);

	private final TestCaseRepository repository;

	private final Questions questions;

	private final LimitsProperties limits;

	private final Clock clock;

	TestCases(TestCaseRepository repository, Questions questions, LimitsProperties limits, Clock clock) {
		this.repository = repository;
		this.questions = questions;
		this.limits = limits;
		this.clock = clock;
	}

	/**
	 * Adds a test case behind the others of its question.
	 * @param reading checks what was sent against the question's signature
	 * @throws Problem naming every field that is not right, or when the question is full
	 */
	@Transactional
	TestCaseView add(long questionId, Function<TestCaseCheck, CheckedTest> reading) {
		CheckedTest test = reading.apply(new TestCaseCheck(questions.get(questionId).signature()));
		Question question = questions.lock(questionId);
		int count = repository.countByQuestionId(questionId);
		TestCase testCase = new TestCase(questionId, count + 1, test, clock.instant().truncatedTo(ChronoUnit.MICROS));
		requireRoom(question, count, testCase.size());
		question.testCasesChanged();
		return TestCaseView.of(question.signature(), repository.save(testCase));
	}

	private void requireRoom(Question question, int count, int addedSize) {
		if (count >= limits.maxTestCases()) {
			throw full(
					"Question %d has %d test cases, and a question can have no more.".formatted(question.id(), count));
		}
		if (repository.sizeByQuestionId(question.id()) + addedSize > limits.maxSuiteSize().toBytes()) {
			throw full("With this test case, those of question %d would have more than %d MiB together."
				.formatted(question.id(), limits.maxSuiteSize().toMegabytes()));
		}
	}

	private static Problem full(String detail) {
		return new Problem(ProblemType.TOO_MANY_TEST_CASES, detail);
	}

	/** In the order in which they run. */
	@Transactional(readOnly = true)
	public List<SuiteTest> suiteTests(Question question) {
		return repository.findByQuestionIdOrderByOrdinal(question.id()).stream().map(TestCase::toSuiteTest).toList();
	}

	/** The first of those that solvers may see. */
	@Transactional(readOnly = true)
	public List<SuiteTest> samples(Question question, int most) {
		return repository.findByQuestionIdOrderByOrdinal(question.id(), Limit.of(most))
			.stream()
			.map(TestCase::toSuiteTest)
			.toList();
	}

	/** How many each question has; those that have none are left out. */
	@Transactional(readOnly = true)
	Map<Long, Long> counts(Collection<Long> questionIds) {
		return repository.countByQuestion(questionIds)
			.stream()
			.collect(Collectors.toMap(TestCount::questionId, TestCount::count));
	}

	/** The question with its first test cases. */
	@Transactional(readOnly = true)
	public QuestionDetail detail(long questionId) {
		Question question = questions.get(questionId);
		List<TestCaseView> shown = repository.findByQuestionIdOrderByOrdinal(questionId, SHOWN)
			.stream()
			.map((testCase) -> TestCaseView.of(question.signature(), testCase))
			.toList();
		return QuestionDetail.of(question, shown, repository.countByQuestionId(questionId));
	}

}
