package dev.gavel.api.deletion;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.QuestionState;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.reference.Verifications;
import dev.gavel.api.submission.SubmissionsOfQuestions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes questions. From then on nobody sees the question; its tests, its submissions
 * and their results are deleted in the background. Until then, those who sent the
 * submissions and operators see them.
 */
@Component
class QuestionDeletion {

	/** Most questions are gone by then. */
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final AllowedQuestions allowed;

	private final SubmissionsOfQuestions submissions;

	private final Verifications verifications;

	private final Remains remains;

	private final Audit audit;

	private final TransactionTemplate transaction;

	private final Clock clock;

	QuestionDeletion(AllowedQuestions allowed, SubmissionsOfQuestions submissions, Verifications verifications,
			Remains remains, Audit audit, TransactionTemplate transaction, Clock clock) {
		this.allowed = allowed;
		this.submissions = submissions;
		this.verifications = verifications;
		this.remains = remains;
		this.audit = audit;
		this.transaction = transaction;
		this.clock = clock;
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
		return new DeletedQuestion(QuestionView.whole(question), question.tests().count(),
				submissions.count(question.id()));
	}

	/**
	 * Deletes a question.
	 * @return whether nothing of it is left already
	 * @throws Problem when the question has submissions and is not archived, one of them
	 * is being judged, there is no such question, or it is not the caller's
	 */
	boolean delete(long id, Caller caller) {
		begin(id, caller);
		return remains.delete(id, PATIENCE);
	}

	private void begin(long id, Caller caller) {
		transaction.executeWithoutResult((status) -> {
			Question question = allowed.lockToOwn(id, caller);
			DeletedQuestion deleted = view(question);
			requireArchived(deleted);
			requireEnded(id);
			verifications.cancel(id);
			question.deleted(clock.instant());
			question.audienceChanged(List.of());
			audit.record(caller, Action.QUESTION_DELETED, id, deleted, null);
		});
	}

	private static void requireArchived(DeletedQuestion deleted) {
		QuestionView question = deleted.question();
		if (deleted.submissions() > 0 && !question.state().equals(QuestionState.ARCHIVED.text())) {
			throw new Problem(ProblemType.HAS_SUBMISSIONS,
					"Question %d has %,d submissions, which would be deleted too. Archive the question first."
						.formatted(question.id(), deleted.submissions()));
		}
	}

	private void requireEnded(long id) {
		if (submissions.isAnyOpen(id)) {
			throw new Problem(ProblemType.STILL_OPEN,
					"Submissions to question %d are being judged. Cancel them, or delete the question after they have ended."
						.formatted(id));
		}
	}

}
