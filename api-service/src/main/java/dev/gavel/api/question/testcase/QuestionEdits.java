package dev.gavel.api.question.testcase;

import dev.gavel.api.access.Caller;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.Kinds;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.TestTotals;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.comparison.ComparisonCheck;
import dev.gavel.api.question.history.EditKind;
import dev.gavel.api.question.history.FormerTests.Restored;
import dev.gavel.api.question.history.QuestionHistory;
import dev.gavel.api.question.history.QuestionHistory.Edit;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.api.question.kind.ValueReading;
import dev.gavel.api.question.scoring.GroupTotals;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.QuestionKind;
import dev.gavel.scoring.Scoring;
import dev.gavel.value.DecodingRoom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes questions that may have test cases. */
@Component
public class QuestionEdits {

	private static final String NOT_COMPARED = "is for outputs, but an interactor is to decide; remove it from the test first";

	private static final String NO_OUTPUT = "is empty, because the interactor needs none; state what the program must print before"
			+ " you replace the interactor, or delete the test";

	private final TestCaseRepository repository;

	private final Questions questions;

	private final AllowedQuestions allowed;

	private final SuiteLimits limits;

	private final GroupTotals groups;

	private final Audit audit;

	private final QuestionHistory history;

	private final TransactionTemplate transaction;

	QuestionEdits(TestCaseRepository repository, Questions questions, AllowedQuestions allowed, SuiteLimits limits,
			GroupTotals groups, Audit audit, QuestionHistory history, TransactionTemplate transaction) {
		this.repository = repository;
		this.questions = questions;
		this.allowed = allowed;
		this.limits = limits;
		this.groups = groups;
		this.audit = audit;
		this.history = history;
		this.transaction = transaction;
	}

	/**
	 * Replaces a question, once there is memory for its largest test case.
	 * @throws Problem naming every invalid field, or every test case that does not fit
	 * the new signature, or when there is no such question or the caller may not change
	 * it; then nothing is changed
	 */
	public QuestionView edit(long questionId, NewQuestion request, Caller caller) {
		return edit(questionId, (before) -> request, null, caller);
	}

	/**
	 * Does the same to undo an edit: test cases that it had changed are what they were,
	 * unless they were changed again.
	 * @param request is given the question as it is
	 */
	public QuestionView undo(long questionId, long edit, Function<QuestionView, NewQuestion> request, Caller caller) {
		return edit(questionId, request, edit, caller);
	}

	private QuestionView edit(long questionId, Function<QuestionView, NewQuestion> request, @Nullable Long undone,
			Caller caller) {
		allowed.getToEdit(questionId, caller);
		try (DecodingRoom room = RequestRoom.take(2 * repository.largestSizeByQuestionId(questionId))) {
			return transaction.execute((status) -> editInRoom(questionId, request, undone, caller));
		}
	}

	/**
	 * Does the same in a transaction. The caller has taken memory for the largest test
	 * case.
	 * @param request is given the question as it is
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public QuestionView editInRoom(long questionId, Function<QuestionView, NewQuestion> request, Caller caller) {
		return editInRoom(questionId, request, null, caller);
	}

	private QuestionView editInRoom(long questionId, Function<QuestionView, NewQuestion> request, @Nullable Long undone,
			Caller caller) {
		Question question = allowed.lockToEdit(questionId, caller);
		QuestionView before = QuestionView.whole(question);
		Edit edit = history.begin(caller, questionId, EditKind.QUESTION, undone);
		Scoring scored = question.scoring().tests();
		ComparisonSpec compared = question.comparison();
		questions.edit(question, request.apply(before), (kind) -> refit(question, kind, edit, undone));
		requireFit(question, compared);
		fitGroups(question, scored);
		limits.requireTime(question);
		limits.requireSize(question);
		QuestionView after = QuestionView.whole(question);
		audit.record(caller, Action.QUESTION_CHANGED, questionId, before, after);
		edit.end(before, after);
		return after;
	}

	/**
	 * Tests of an interactive question need no output, and have no comparison of their
	 * own. In others, they would silently expect nothing, or be compared otherwise.
	 */
	private void requireFit(Question question, ComparisonSpec before) {
		boolean interactive = question.comparison() instanceof Interactor;
		Violations violations = new Violations();
		if (interactive && !(before instanceof Interactor)) {
			repository.withComparison(question.id())
				.forEach((index) -> violations.within(field(index)).add("comparison", NOT_COMPARED));
		}
		if (before instanceof Interactor && question.comparison() instanceof Text) {
			repository.withoutOutput(question.id())
				.forEach((index) -> violations.within(field(index)).add(ValueReading.OUTPUT, NO_OUTPUT));
		}
		violations.throwIfAny();
	}

	private static String field(int index) {
		return "test_cases[%d]".formatted(index);
	}

	private void fitGroups(Question question, Scoring before) {
		Scoring scoring = question.scoring().tests();
		if (!scoring.groups().equals(before.groups())) {
			groups.requireFit(question.id(), scoring);
			int hidden = groups.spreadFeedback(question.id(), scoring);
			question.testsChanged(new TestTotals(0, hidden - question.tests().hidden(), 0));
		}
	}

	private static void recheck(CheckedTest fitted, TestFormat format, Violations violations) {
		ComparisonSpec comparison = fitted.expectation().comparison();
		if (comparison != null) {
			new ComparisonCheck(violations, Optional.of(format.comparedTypes(format.answerType(fitted.arguments()))),
					format.defaultComparison())
				.recheck(comparison);
		}
	}

	private void refit(Question question, QuestionKind kind, Edit edit, @Nullable Long undone) {
		TestFormat format = Kinds.tests(kind);
		Violations violations = new Violations();
		Restored restored = (undone != null) ? edit.restore(undone) : Restored.NONE;
		List<Long> others = repository.idsInOrder(question.id())
			.stream()
			.filter((id) -> !restored.ids().contains(id))
			.toList();
		long growth = restored.growth();
		for (long id : others) {
			StoredTest stored = repository.stored(id);
			Violations ofTest = violations.within(field(stored.ordinal()));
			CheckedTest fitted = format.refit(stored.toSuiteTest(), question.kind(), ofTest);
			recheck(fitted, format, ofTest);
			limits.requireSize(fitted, ofTest);
			StoredTest changed = StoredTest.of(id, stored.ordinal(), fitted, stored.scoring());
			if (!changed.equals(stored)) {
				edit.keep(List.of(id));
				repository.replace(changed);
			}
			growth += changed.totals().size() - stored.totals().size();
		}
		violations.throwIfAny();
		question.testsChanged(new TestTotals(0, 0, growth));
	}

}
