package dev.gavel.api.deletion;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.QuestionState;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.evaluation.EvaluationsOfQuestions;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.api.question.testcase.DeletedTests;
import dev.gavel.api.submission.SubmissionsOfQuestions;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes a question with its tests, its submissions and their results, a few at a time
 * so that nobody waits for the rows. Evaluations stay until they are old enough, without
 * their question. When it is interrupted, an archived question with what was left of it
 * remains, and can be deleted again.
 */
@Component
class QuestionDeletion {

	private final AllowedQuestions allowed;

	private final Questions questions;

	private final DeletedTests tests;

	private final Suites suites;

	private final SubmissionsOfQuestions submissions;

	private final EvaluationsOfQuestions evaluations;

	private final Audit audit;

	private final TransactionTemplate transaction;

	QuestionDeletion(AllowedQuestions allowed, Questions questions, DeletedTests tests, Suites suites,
			SubmissionsOfQuestions submissions, EvaluationsOfQuestions evaluations, Audit audit,
			TransactionTemplate transaction) {
		this.allowed = allowed;
		this.questions = questions;
		this.tests = tests;
		this.suites = suites;
		this.submissions = submissions;
		this.evaluations = evaluations;
		this.audit = audit;
		this.transaction = transaction;
	}

	/**
	 * Returns what would be deleted.
	 * @throws Problem when there is no such question, or it is not the caller's
	 */
	@Transactional(readOnly = true)
	public DeletedQuestion preview(long id, Caller caller) {
		return view(allowed.getToOwn(id, caller));
	}

	private DeletedQuestion view(Question question) {
		return new DeletedQuestion(QuestionView.of(question), question.tests().count(),
				submissions.count(question.id()));
	}

	/**
	 * @throws Problem when the question has submissions and is not archived, one of them
	 * is being judged, there is no such question, or it is not the caller's
	 */
	@RetriedOnDeadlock
	public void delete(long id, Caller caller) {
		DeletedQuestion deleted = transaction.execute((status) -> begin(id, caller));
		boolean more = true;
		while (more) {
			while (submissions.deleteSome(id) > 0 || evaluations.detachSome(id) > 0) {
				// until there are none
			}
			more = transaction.execute((status) -> deleteRest(deleted, caller));
		}
	}

	/** Archives it, so that nobody sends programs meanwhile. */
	private DeletedQuestion begin(long id, Caller caller) {
		Question question = allowed.lockToOwn(id, caller);
		DeletedQuestion deleted = view(question);
		if (deleted.submissions() > 0 && question.state() != QuestionState.ARCHIVED) {
			throw new Problem(ProblemType.HAS_SUBMISSIONS,
					"Question %d has %,d submissions, which would be deleted too. Archive the question first."
						.formatted(id, deleted.submissions()));
		}
		requireEnded(id);
		question.stateChanged(QuestionState.ARCHIVED);
		return deleted;
	}

	private void requireEnded(long id) {
		if (submissions.isAnyOpen(id)) {
			throw new Problem(ProblemType.STILL_OPEN,
					"Submissions to question %d are being judged. Cancel them, or delete the question after they have ended."
						.formatted(id));
		}
	}

	/** Returns whether there is more to delete. */
	private boolean deleteRest(DeletedQuestion deleted, Caller caller) {
		Question question = allowed.lockToOwn(deleted.question().id(), caller);
		String suite = question.suiteHash();
		tests.deleteSome(question);
		if (suite != null) {
			suites.deleteUnused(Set.of(suite));
		}
		if (question.tests().count() > 0) {
			return true;
		}
		if (submissions.count(question.id()) > 0) {
			requireEnded(question.id());
			return true;
		}
		questions.delete(question);
		audit.record(caller, Action.QUESTION_DELETED, question.id(), deleted, null);
		return false;
	}

}
