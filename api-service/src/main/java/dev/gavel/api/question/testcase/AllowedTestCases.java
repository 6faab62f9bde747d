package dev.gavel.api.question.testcase;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.QuestionAccess.Availability;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.Kinds;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.access.SeenQuestion;
import dev.gavel.api.question.kind.KeptValues;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.api.question.scoring.GroupTotals;
import dev.gavel.scoring.Feedback;
import dev.gavel.value.DecodingRoom;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.MultiValueMap;

/**
 * The test cases that a caller may see. A test case that the caller may not know of looks
 * like one that does not exist.
 */
@Component
public class AllowedTestCases {

	private static final Pageable SHOWN = PageRequest.ofSize(100);

	private final TestCaseRepository repository;

	private final TestCaseReading reading;

	private final GroupTotals groups;

	private final AllowedQuestions questions;

	AllowedTestCases(TestCaseRepository repository, TestCaseReading reading, GroupTotals groups,
			AllowedQuestions questions) {
		this.repository = repository;
		this.reading = reading;
		this.groups = groups;
		this.questions = questions;
	}

	/** The question with its first samples. */
	public QuestionDetail detail(SeenQuestion seen) {
		Question question = seen.question();
		// They may be hidden while this waits for memory.
		List<TestCaseView> shown = views(question, repository.sampleOutlines(question.id(), SHOWN)).stream()
			.filter((test) -> !test.hidden())
			.map(TestCaseView::unexplained)
			.toList();
		QuestionView view = seen.rights().seesTests() ? QuestionView.whole(question) : QuestionView.of(question);
		return new QuestionDetail(view, shown, question.tests().count(), question.tests().hidden(),
				groups.worth(question.id(), question.scoring().tests(), false),
				seen.access().availability() == Availability.CLOSED, seen.access().closesAt());
	}

	/** All of them as their author sees them, in the order in which they run. */
	public Page<TestCaseView> list(long questionId, int page, int size, Caller caller) {
		Question question = questions.getWithTests(questionId, caller);
		Pageable place = PageRequest.of(page, size);
		List<TestCaseView> listed = views(question, repository.outlines(questionId, place));
		return new PageImpl<>(listed, place, question.tests().count());
	}

	/**
	 * Gives all of them with all of their values, in the order in which they run, and
	 * what each says about its feedback; its group may let it tell less.
	 * @throws Problem when there is no such question, or the caller may not see its
	 * hidden tests
	 */
	public void each(long questionId, BiConsumer<TestCaseView, Feedback> use, Caller caller) {
		Question question = questions.getWithTests(questionId, caller);
		List<TestOutline> some;
		int page = 0;
		do {
			some = repository.outlines(questionId, PageRequest.of(page++, SHOWN.getPageSize()));
			reading.read(some, (stored) -> {
				use.accept(TestCaseView.whole(question, stored), stored.scoring().feedback());
				return stored.id();
			});
		}
		while (some.size() == SHOWN.getPageSize());
	}

	/** Returns the ids of all of them, in the order in which they run. */
	@Transactional(readOnly = true)
	public List<Long> ids(long questionId, Caller caller) {
		questions.getWithTests(questionId, caller);
		return repository.idsInOrder(questionId);
	}

	private List<TestCaseView> views(Question question, List<TestOutline> tests) {
		return reading.read(tests, (stored) -> TestCaseView.of(question, stored));
	}

	/**
	 * Returns the form of a stored test case.
	 * @throws Problem when there is no such test case
	 */
	public Form form(long id, Caller caller) {
		TestOutline test = require(id);
		TestFormat format = Kinds.tests(questionOf(test, caller).kind());
		return read(test, (stored) -> TestCaseForm.of(format, stored));
	}

	/**
	 * Uses a test case with all of its values, however long, once there is memory for
	 * them.
	 * @throws Problem when there is no such test case
	 */
	public <T> T whole(long id, Function<TestCaseView, T> use, Caller caller) {
		TestOutline test = require(id);
		Question question = questionOf(test, caller);
		try (DecodingRoom room = RequestRoom.take(2 * test.size())) {
			return use.apply(TestCaseView.whole(question, repository.stored(id)));
		}
	}

	/**
	 * Returns a form with the values of a test case, for callers who may see them. Its
	 * field {@code test} has the id.
	 * @throws Problem when it is not one of that question
	 */
	public Form ownInput(long questionId, long id, Caller caller) {
		TestOutline test = require(id);
		Question question = seenBy(caller, test);
		if (question.id() != questionId) {
			throw unknown(id);
		}
		TestFormat format = Kinds.tests(question.kind());
		MultiValueMap<String, String> fields = read(test,
				(stored) -> TestCaseForm.values(format, still(test, stored).toSuiteTest()));
		fields.add("test", String.valueOf(id));
		return new Form(fields);
	}

	/**
	 * Uses the value of a field of a test case in full, for callers who may see it.
	 * @throws Problem when there is no such field
	 */
	public <T> T value(long id, String field, Function<String, T> use, Caller caller) {
		TestOutline test = require(id);
		TestFormat format = Kinds.tests(seenBy(caller, test).kind());
		try (DecodingRoom room = RequestRoom.take(2 * test.size())) {
			String value = TestCaseForm.whole(format, still(test, repository.stored(id)).toSuiteTest()).get(field);
			if (value == null) {
				throw Problem.notFound("value '%s' of test case".formatted(Expected.shortened(field)), id);
			}
			return use.apply(value);
		}
	}

	/** Uses a form with the values of a test case that it keeps, if there are any. */
	public <T> T filledIn(Form form, @Nullable Long id, Function<Form, T> use, Caller caller) {
		if (id == null || !KeptValues.areIn(form)) {
			return use.apply(form);
		}
		try (DecodingRoom room = RequestRoom.take(sizeToFillIn(id))) {
			return use.apply(filledIn(form, id, caller));
		}
	}

	/** Returns the room that {@link #filledIn(Form, long, Caller)} needs. */
	public long sizeToFillIn(long id) {
		return 2 * require(id).size();
	}

	/** Returns a form with the values of a test case that it keeps. */
	public Form filledIn(Form form, long id, Caller caller) {
		TestOutline test = require(id);
		TestFormat format = Kinds.tests(seenBy(caller, test).kind());
		return TestCaseForm.filledIn(form, format, still(test, repository.stored(id)).toSuiteTest());
	}

	/** Returns the question if the caller may see the values of the test. */
	private Question seenBy(Caller caller, TestOutline test) {
		return test.hidden() ? questionOf(test, caller)
				: orUnknown(test, () -> questions.see(test.questionId(), caller).question());
	}

	/** It may be hidden by now. */
	private static StoredTest still(TestOutline test, StoredTest stored) {
		if (stored.hidden() && !test.hidden()) {
			throw unknown(test.id());
		}
		return stored;
	}

	/** A test case as its author sees it. */
	public TestCaseView find(long id, Caller caller) {
		TestOutline test = require(id);
		Question question = questionOf(test, caller);
		return read(test, (stored) -> TestCaseView.of(question, stored));
	}

	/**
	 * Returns the question of a test case.
	 * @throws Problem when there is no such test case, or the caller may not see it
	 */
	public long questionOf(long id, Caller caller) {
		return questionOf(require(id), caller).id();
	}

	private Question questionOf(TestOutline test, Caller caller) {
		return orUnknown(test, () -> questions.getWithTests(test.questionId(), caller));
	}

	/** Locks the question of a test case that the caller may change. */
	Question lockQuestionOf(long id, Caller caller) {
		TestOutline test = require(id);
		return orUnknown(test, () -> questions.lockToEdit(test.questionId(), caller));
	}

	/** Anyone who may not know of a test case learns nothing of its question, either. */
	private static Question orUnknown(TestOutline test, Supplier<Question> finding) {
		try {
			return finding.get();
		}
		catch (Problem problem) {
			boolean known = problem.type() != ProblemType.NOT_FOUND && !test.hidden();
			throw known ? problem : unknown(test.id());
		}
	}

	private static Problem unknown(long id) {
		return Problem.notFound("test case", id);
	}

	TestOutline require(long id) {
		return repository.outline(id).orElseThrow(() -> unknown(id));
	}

	private <T> T read(TestOutline test, Function<StoredTest, T> use) {
		List<T> read = reading.read(List.of(test), use);
		if (read.isEmpty()) {
			throw unknown(test.id());
		}
		return read.get(0);
	}

}
