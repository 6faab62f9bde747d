package dev.gavel.api.pages;

import dev.gavel.api.access.Caller;
import dev.gavel.api.evaluation.Evaluations;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.submission.Submissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The questions on the pages of programs. */
@Component
class ShownQuestions {

	private final AllowedQuestions questions;

	private final Submissions submissions;

	private final Evaluations evaluations;

	ShownQuestions(AllowedQuestions questions, Submissions submissions, Evaluations evaluations) {
		this.questions = questions;
		this.submissions = submissions;
		this.evaluations = evaluations;
	}

	/**
	 * Returns null where there is no question, or the caller does not know it any more.
	 */
	@Nullable QuestionView of(@Nullable Long questionId, Caller caller) {
		return (questionId == null) ? null : questions.find(questionId, caller).map(QuestionView::of).orElse(null);
	}

	/**
	 * Does the same for the question of a submission.
	 * @throws Problem when the caller sees no such submission
	 */
	@Transactional(readOnly = true)
	@Nullable QuestionView ofSubmission(UUID id, Caller caller) {
		return of(submissions.questionId(id, caller), caller);
	}

	/**
	 * Does the same for the question of an evaluation.
	 * @throws Problem when the caller sees no such evaluation
	 */
	@Transactional(readOnly = true)
	@Nullable QuestionView ofEvaluation(UUID id, Caller caller) {
		return of(evaluations.questionId(id, caller), caller);
	}

}
