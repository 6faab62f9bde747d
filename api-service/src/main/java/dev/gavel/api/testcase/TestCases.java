package dev.gavel.api.testcase;

import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.Questions;
import dev.gavel.api.request.Form;
import dev.gavel.api.request.Problem;
import dev.gavel.api.request.ProblemType;
import dev.gavel.api.request.Violations;
import dev.gavel.api.settings.LimitsProperties;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Signature;
import dev.gavel.value.DecodingRoom;
import dev.gavel.value.Value.ListValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The test cases of the questions. */
@Component
public class TestCases {

	private static final Pageable SHOWN = PageRequest.ofSize(100);

	private final TestCaseRepository repository;

	private final Questions questions;

	private final LimitsProperties limits;

	private final TransactionTemplate transaction;

	private final Clock clock;

	TestCases(TestCaseRepository repository, Questions questions, LimitsProperties limits,
			TransactionTemplate transaction, Clock clock) {
		this.repository = repository;
		this.questions = questions;
		this.limits = limits;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Adds a test case behind the others of its question.
	 * @param reading checks what was sent against the question's signature
	 * @throws Problem naming every field that is not right, or when the question is full
	 */
	@Transactional
	public TestCaseView add(long questionId, Function<TestCaseCheck, CheckedTest> reading) {
		Question question = questions.lock(questionId);
		CheckedTest test = reading.apply(check(question, new Violations()));
		TestCase added = new TestCase(questionId, repository.countByQuestionId(questionId) + 1, test, now());
		requireRoom(question, List.of(added));
		question.suiteChanged();
		return TestCaseView.of(question, repository.save(added));
	}

	/**
	 * Checks the form and stores nothing.
	 * @throws Problem naming every invalid field of the form
	 */
	@Transactional(readOnly = true)
	public void check(long questionId, Form form) {
		check(questions.get(questionId), new Violations()).check(form);
	}

	private TestCaseCheck check(Question question, Violations violations) {
		return new TestCaseCheck(question, limits.maxElements(), violations);
	}

	/**
	 * Adds all test cases, or none.
	 * @return how many
	 * @throws Problem as {@link #add}
	 */
	@Transactional
	public int addAll(long questionId, TestCaseLines lines) {
		Question question = questions.lock(questionId);
		requireFew(question, lines.filled());
		List<TestCase> added = new ArrayList<>();
		int count = repository.countByQuestionId(questionId);
		lines.read((sent, violations) -> added
			.add(new TestCase(questionId, count + 1 + added.size(), check(question, violations).read(sent), now())));
		requireRoom(question, added);
		question.suiteChanged();
		repository.saveAll(added);
		return added.size();
	}

	/**
	 * Puts another test case in the place of one.
	 * @throws Problem as {@link #add}, or when there is none
	 */
	@Transactional
	public TestCaseView change(long id, Function<TestCaseCheck, CheckedTest> reading) {
		Question question = lockQuestionOf(id);
		TestCase testCase = require(id);
		CheckedTest test = reading.apply(check(question, new Violations()));
		testCase.change(test);
		requireSize(question, repository.sizeByQuestionId(question.id()));
		question.suiteChanged();
		return TestCaseView.of(question, testCase);
	}

	/**
	 * Those behind it move up. Judgements that ran it keep it.
	 * @return the question that it was of
	 * @throws Problem when there is none
	 */
	@Transactional
	public long delete(long id) {
		Question question = lockQuestionOf(id);
		TestCase testCase = require(id);
		repository.delete(testCase);
		repository.flush();
		repository.closeGap(question.id(), testCase.ordinal());
		question.suiteChanged();
		return question.id();
	}

	/**
	 * @throws Problem when not exactly the question's test cases are named
	 */
	@Transactional
	public void order(long questionId, NewOrder order) {
		Question question = questions.lock(questionId);
		List<Long> ids = order.check(repository.ids(questionId));
		question.suiteChanged();
		repository.takeOutOfOrder(questionId);
		repository.putInOrder(questionId, ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
	}

	/**
	 * @param to its new place, from 1
	 * @return the question that it is of
	 * @throws Problem when there is no such test case
	 */
	@Transactional
	public long move(long id, int to) {
		Question question = lockQuestionOf(id);
		List<Long> ids = new ArrayList<>(repository.idsInOrder(question.id()));
		ids.remove(id);
		ids.add(Math.max(0, Math.min(to - 1, ids.size())), id);
		order(question.id(), new NewOrder(ids));
		return question.id();
	}

	/**
	 * What a form for a test case has in its fields.
	 * @throws Problem when there is no such test case, or it is too long for a form
	 */
	@Transactional(readOnly = true)
	public Form form(long id) {
		return TestCaseForm.of(questions.get(questionOf(id)).signature(), require(id).toSuiteTest());
	}

	/**
	 * Replaces a question, once there is memory for its largest test case.
	 * @throws Problem naming every invalid field, or every test case that does not fit
	 * the new signature; then nothing is changed
	 */
	public QuestionView edit(long questionId, NewQuestion request) {
		try (DecodingRoom room = DecodingRoom.take(2 * repository.largestSizeByQuestionId(questionId))) {
			return transaction.execute((status) -> editInRoom(questionId, request));
		}
	}

	private QuestionView editInRoom(long questionId, NewQuestion request) {
		Question question = questions.edit(questionId, request, this::refit);
		requireHiddenOnesAllowed(question);
		tooSlow(question, repository.countByQuestionId(questionId)).ifPresent((reason) -> {
			throw Violations.of("time_limit_ms", reason);
		});
		return QuestionView.of(question);
	}

	private void requireHiddenOnesAllowed(Question question) {
		int hidden = question.mayHaveHiddenTests() ? 0 : repository.countByQuestionIdAndHiddenTrue(question.id());
		if (hidden > 0) {
			throw Violations.of("isolation", ("must be test: the question has %d hidden test case%s, and in a shared"
					+ " process a program can keep their values and show them later; unhide or delete them first")
				.formatted(hidden, (hidden == 1) ? "" : "s"));
		}
	}

	private void refit(Question question, Signature signature) {
		Refit refit = new Refit(question.signature(), signature);
		Violations violations = new Violations();
		for (long id : repository.idsInOrder(question.id())) {
			StoredTest stored = repository.stored(id);
			CheckedTest fitted = refit.fit(stored.toSuiteTest(),
					violations.within("test_cases[%d]".formatted(stored.ordinal())));
			repository.replace(id, TestCase.encode(new ListValue(fitted.arguments())),
					TestCase.encode(fitted.expected()));
		}
		violations.throwIfAny();
	}

	/**
	 * Uses a test case with all of its values, however long, once there is memory for
	 * them.
	 * @throws Problem when there is no such test case
	 */
	public <T> T whole(long id, Function<TestCaseView, T> use) {
		Question question = questions.get(questionOf(id));
		StoredTest stored = repository.stored(id);
		try (DecodingRoom room = DecodingRoom.take(2 * stored.toSuiteTest().size())) {
			return use.apply(TestCaseView.whole(question, stored));
		}
	}

	/** A test case as its author sees it. */
	@Transactional(readOnly = true)
	public TestCaseView find(long id) {
		Question question = questions.get(questionOf(id));
		return TestCaseView.of(question, require(id));
	}

	/**
	 * The question that a test case is of.
	 * @throws Problem when there is no such test case
	 */
	@Transactional(readOnly = true)
	public long questionOf(long id) {
		Long questionId = repository.questionId(id);
		if (questionId == null) {
			throw Problem.notFound("test case", id);
		}
		return questionId;
	}

	private Question lockQuestionOf(long id) {
		return questions.lock(questionOf(id));
	}

	private TestCase require(long id) {
		return repository.findById(id).orElseThrow(() -> Problem.notFound("test case", id));
	}

	private void requireRoom(Question question, List<TestCase> added) {
		requireFew(question, added.size());
		requireSize(question,
				repository.sizeByQuestionId(question.id()) + added.stream().mapToLong(TestCase::size).sum());
	}

	private void requireFew(Question question, long added) {
		int count = repository.countByQuestionId(question.id());
		if (count + added > limits.maxTestCases()) {
			throw full(
					"Question %d has %d test cases and may have at most %d (gavel.limits.max-test-cases), so %d more cannot be added."
						.formatted(question.id(), count, limits.maxTestCases(), added));
		}
		tooSlow(question, count + added).ifPresent((reason) -> {
			throw full(reason);
		});
	}

	private Optional<String> tooSlow(Question question, long tests) {
		Duration together = Duration.ofMillis(tests * question.limits().cpuTimeMillis());
		return (together.compareTo(limits.maxTotalTime()) <= 0) ? Optional.empty() : Optional
			.of("%d test cases of %d ms each could take %d s in total; the limit is %d s (gavel.limits.max-total-time). Lower the time limit or use fewer tests."
				.formatted(tests, question.limits().cpuTimeMillis(), together.toSeconds(),
						limits.maxTotalTime().toSeconds()));
	}

	private void requireSize(Question question, long size) {
		if (size > limits.maxSuiteSize().toBytes()) {
			throw full(
					"The test cases of question %d would have %,d bytes in total; the limit is %,d (gavel.limits.max-suite-size)."
						.formatted(question.id(), size, limits.maxSuiteSize().toBytes()));
		}
	}

	private static Problem full(String detail) {
		return new Problem(ProblemType.TOO_MANY_TEST_CASES, detail);
	}

	/** In the order in which they run. */
	@Transactional(readOnly = true)
	public List<SuiteTest> suiteTests(Question question) {
		try (Stream<StoredTest> all = repository.inOrder(question.id(), Pageable.unpaged())) {
			return all.map(StoredTest::toSuiteTest).toList();
		}
	}

	/** The first samples. */
	@Transactional(readOnly = true)
	public List<SuiteTest> samples(Question question, int most) {
		try (Stream<StoredTest> samples = repository.samplesInOrder(question.id(), PageRequest.ofSize(most))) {
			return samples.map(StoredTest::toSuiteTest).toList();
		}
	}

	/** How many each question has; those that have none are left out. */
	@Transactional(readOnly = true)
	public Map<Long, Long> counts(Collection<Long> questionIds) {
		return repository.countByQuestion(questionIds)
			.stream()
			.collect(Collectors.toMap(TestCount::questionId, TestCount::count));
	}

	/** The question with its first samples. */
	@Transactional(readOnly = true)
	public QuestionDetail detail(long questionId) {
		Question question = questions.get(questionId);
		List<TestCaseView> shown = views(question, repository.samplesInOrder(questionId, SHOWN));
		return new QuestionDetail(QuestionView.of(question), shown, repository.countByQuestionId(questionId),
				repository.countByQuestionIdAndHiddenTrue(questionId));
	}

	/** All of them as their author sees them, in the order in which they run. */
	@Transactional(readOnly = true)
	public Page<TestCaseView> list(long questionId, int page, int size) {
		Question question = questions.get(questionId);
		Pageable place = PageRequest.of(page, size);
		List<TestCaseView> listed = views(question, repository.inOrder(questionId, place));
		return new PageImpl<>(listed, place, repository.countByQuestionId(questionId));
	}

	private static List<TestCaseView> views(Question question, Stream<StoredTest> read) {
		try (read) {
			return read.map((stored) -> TestCaseView.of(question, stored)).toList();
		}
	}

	private Instant now() {
		return clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
