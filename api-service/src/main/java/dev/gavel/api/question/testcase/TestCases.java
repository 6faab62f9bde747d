package dev.gavel.api.question.testcase;

import dev.gavel.api.access.Caller;
import dev.gavel.api.idempotency.IdempotencyKeys;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.TestTotals;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.history.EditKind;
import dev.gavel.api.question.history.QuestionHistory;
import dev.gavel.api.question.history.QuestionHistory.Edit;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.scoring.GroupTotals;
import dev.gavel.api.question.scoring.StoredScoring;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.scoring.Scoring;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** Changes the test cases of questions, and reads them for programs. */
@Component
public class TestCases {

	private final TestCaseRepository repository;

	private final TestCaseReading reading;

	private final AllowedTestCases allowed;

	private final AllowedQuestions questions;

	private final LimitsProperties limits;

	private final SuiteLimits suiteLimits;

	private final GroupTotals groups;

	private final AuditedTests audit;

	private final QuestionHistory history;

	private final IdempotencyKeys keys;

	private final Clock clock;

	TestCases(TestCaseRepository repository, TestCaseReading reading, AllowedTestCases allowed,
			AllowedQuestions questions, LimitsProperties limits, SuiteLimits suiteLimits, GroupTotals groups,
			AuditedTests audit, QuestionHistory history, IdempotencyKeys keys, Clock clock) {
		this.repository = repository;
		this.reading = reading;
		this.allowed = allowed;
		this.questions = questions;
		this.limits = limits;
		this.suiteLimits = suiteLimits;
		this.groups = groups;
		this.audit = audit;
		this.history = history;
		this.keys = keys;
		this.clock = clock;
	}

	/**
	 * Adds a test case after the others of its question.
	 * @param reading checks what was sent against the question's signature
	 * @throws Problem naming every field that is not right, or when the question is full,
	 * or the caller may not change it
	 */
	@Transactional
	public TestCaseView add(long questionId, Function<TestCaseCheck, CheckedTest> reading, Caller caller) {
		Question question = questions.lockToEdit(questionId, caller);
		CheckedTest test = reading.apply(check(question, new Violations()));
		TestCase added = new TestCase(questionId, question.tests().count() + 1, test, question.scoring().tests(),
				clock.instant());
		suiteLimits.requireRoom(question, added.totals());
		question.testsChanged(added.totals());
		StoredTest stored = repository.save(added).stored();
		requireFit(question);
		added(questionId, List.of(stored.id()), caller);
		keys.created(TestCaseView.class, stored.id());
		return TestCaseView.of(question, stored);
	}

	/**
	 * Checks the form and stores nothing.
	 * @throws Problem naming every invalid field of the form
	 */
	@Transactional(readOnly = true)
	public void check(long questionId, Form form, Caller caller) {
		check(questions.getToEdit(questionId, caller), new Violations()).check(form);
	}

	/**
	 * @param violations receives the mistakes
	 */
	public TestCaseCheck check(Question question, Violations violations) {
		return new TestCaseCheck(question, limits, violations);
	}

	/**
	 * Adds all test cases, or none.
	 * @return how many
	 * @throws Problem as {@link #add}
	 */
	@Transactional
	public int addAll(long questionId, NewTestCase.Several sent, Caller caller) {
		List<Long> ids = addSome(questionId, sent, caller);
		added(questionId, ids, caller);
		keys.created(TestCaseView.class, ids.size());
		return ids.size();
	}

	/**
	 * Does the same, and records nothing of it: others follow, and {@link #added} records
	 * them all.
	 * @return the ids, in the order of the test cases
	 */
	@Transactional
	public List<Long> addSome(long questionId, NewTestCase.Several sent, Caller caller) {
		Question question = questions.lockToEdit(questionId, caller);
		suiteLimits.requireFew(question, sent.count());
		Added added = new Added(question);
		Violations violations = new Violations();
		sent.read(violations, added);
		violations.throwIfAny();
		question.testsChanged(added.totals);
		repository.saveAllAndFlush(added.tests);
		requireFit(question);
		return added.tests.stream().map((test) -> test.stored().id()).toList();
	}

	/** Records that test cases were added, as one edit. */
	@Transactional
	public void added(long questionId, List<Long> ids, Caller caller) {
		audit.added(caller, questionId, ids);
		history.begin(caller, questionId, EditKind.ADDED).end(null, Map.of("tests", ids));
	}

	/**
	 * Keeps new test cases only while they can be stored, because their values take far
	 * more room in memory than in what was sent.
	 */
	private final class Added implements BiConsumer<NewTestCase, Violations> {

		private final Question question;

		private final List<TestCase> tests = new ArrayList<>();

		private TestTotals totals = TestTotals.NONE;

		Added(Question question) {
			this.question = question;
		}

		@Override
		public void accept(NewTestCase sent, Violations violations) {
			CheckedTest checked = check(question, violations).read(sent);
			if (violations.count() > 0) {
				tests.clear();
				return;
			}
			TestCase test = new TestCase(question.id(), question.tests().count() + 1 + tests.size(), checked,
					question.scoring().tests(), clock.instant());
			totals = totals.plus(test.totals());
			suiteLimits.requireRoom(question, totals);
			tests.add(test);
		}

	}

	/**
	 * Replaces a test case.
	 * @throws Problem as {@link #add}, or when there is no such test case
	 */
	@Transactional
	public TestCaseView change(long id, Function<TestCaseCheck, CheckedTest> reading, Caller caller) {
		Question question = allowed.lockQuestionOf(id, caller);
		TestOutline before = allowed.require(id);
		CheckedTest test = reading.apply(check(question, new Violations()));
		AuditedTests.AuditedTest replaced = audit.find(id);
		StoredTest changed = StoredTest.of(id, before.ordinal(), test,
				StoredScoring.of(test.scoring(), before.feedback(), question.scoring().tests()));
		Edit edit = history.begin(caller, question.id(), EditKind.CHANGED);
		edit.keep(List.of(id));
		repository.replace(changed);
		edit.end();
		requireFit(question);
		audit.changed(caller, question.id(), replaced, audit.find(id));
		question.testsChanged(changed.totals().minus(before.totals()));
		suiteLimits.requireSize(question);
		return TestCaseView.of(question, changed);
	}

	private void requireFit(Question question) {
		Scoring scoring = question.scoring().tests();
		if (!scoring.groups().isEmpty()) {
			groups.requireFit(question.id(), scoring);
		}
	}

	/**
	 * Deletes a test case. Later ones move up. Judgements that ran it keep it.
	 * @return its question
	 * @throws Problem when there is none
	 */
	@Transactional
	public long delete(long id, Caller caller) {
		Question question = allowed.lockQuestionOf(id, caller);
		TestOutline deleted = allowed.require(id);
		audit.changed(caller, question.id(), audit.find(id), null);
		Edit edit = history.begin(caller, question.id(), EditKind.DELETED);
		edit.keep(List.of(id));
		repository.remove(id);
		edit.end();
		repository.moveUp(question.id(), deleted.ordinal() + 1, Integer.MAX_VALUE);
		question.testsChanged(TestTotals.NONE.minus(deleted.totals()));
		return question.id();
	}

	/**
	 * @throws Problem when not exactly the question's test cases are named
	 */
	@Transactional
	public void order(long questionId, NewOrder order, Caller caller) {
		Question question = questions.lockToEdit(questionId, caller);
		List<Long> ids = order.check(repository.ids(questionId));
		Map<String, Object> before = order(repository.idsInOrder(questionId));
		audit.changed(caller, questionId, before, order(ids));
		history.begin(caller, questionId, EditKind.ORDERED).end(before, order(ids));
		question.suiteChanged();
		repository.takeOutOfOrder(questionId);
		repository.putInOrder(questionId, ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
	}

	private static Map<String, Object> order(List<Long> ids) {
		return Map.of("order", ids);
	}

	/**
	 * @param its new index, from 1
	 * @return its question
	 * @throws Problem when there is no such test case
	 */
	@Transactional
	public long move(long id, int to, Caller caller) {
		Question question = allowed.lockQuestionOf(id, caller);
		int from = allowed.require(id).ordinal();
		int place = Math.max(1, Math.min(to, question.tests().count()));
		question.suiteChanged();
		Map<String, Object> before = order(repository.idsInOrder(question.id()));
		repository.place(id, 0);
		if (place < from) {
			repository.moveDown(question.id(), place, from - 1);
		}
		else {
			repository.moveUp(question.id(), from + 1, place);
		}
		repository.place(id, place);
		history.begin(caller, question.id(), EditKind.ORDERED).end(before, order(repository.idsInOrder(question.id())));
		audit.changed(caller, question.id(), Map.of("moved", id, "index", from), Map.of("moved", id, "index", place));
		return question.id();
	}

	/** Streams all in the order in which they run, one in memory at a time. */
	@Transactional(propagation = Propagation.MANDATORY)
	public Stream<SuiteTest> all(Question question) {
		return repository.inOrder(question.id()).map(StoredTest::toSuiteTest);
	}

	/**
	 * Reads those on a page, a few at a time, once there is memory for them.
	 * @param use is given the index and the test case, and must keep little of it
	 */
	public <T> List<T> read(long questionId, int page, int size, BiFunction<Integer, SuiteTest, T> use) {
		return reading.read(repository.outlines(questionId, PageRequest.of(page, size)),
				(stored) -> use.apply(stored.ordinal(), stored.toSuiteTest()));
	}

	/** Returns those with these indexes. */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<SuiteTest> some(Question question, int first, int last) {
		return repository.some(question.id(), first, last).stream().map(StoredTest::toSuiteTest).toList();
	}

	/**
	 * Returns what is made of those with these indexes, and reads few of them at a time.
	 * @param question locked
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<SuiteTest> some(Question question, int first, int last, UnaryOperator<SuiteTest> made) {
		return reading.readLocked(repository.outlines(question.id(), first, last),
				(stored) -> made.apply(stored.toSuiteTest()));
	}

	/** Returns how many bytes the values of the largest one have. */
	public long largestSize(long questionId) {
		return repository.largestSizeByQuestionId(questionId);
	}

	/**
	 * Finds the first samples, without their values.
	 * @param most how many
	 * @param size how large their values may be together
	 */
	@Transactional(readOnly = true)
	public Samples samples(long questionId, int most, DataSize size) {
		return Samples.of(repository.sampleOutlines(questionId, PageRequest.ofSize(most)), size);
	}

	/**
	 * Reads the values of those that are still samples; there must be room for them.
	 * @throws Problem when they have grown, or are gone
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<SuiteTest> read(Samples samples) {
		List<StoredTest> stored = repository.those(samples.ids(), samples.size());
		if (stored.isEmpty() && !samples.ids().isEmpty()) {
			throw Problem.passing(ProblemType.UNAVAILABLE,
					"The samples of the question have just been changed. Nothing was stored; try again.",
					Duration.ofSeconds(1));
		}
		return stored.stream().filter((test) -> !test.hidden()).map(StoredTest::toSuiteTest).toList();
	}

}
