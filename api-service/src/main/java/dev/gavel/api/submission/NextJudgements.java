package dev.gavel.api.submission;

import dev.gavel.api.judgement.NewJudgement;
import dev.gavel.api.judgement.StoredRun;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.suite.SuiteReference;
import dev.gavel.api.question.suite.Suites;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Decides what submissions run when they are judged again. */
@Component
public class NextJudgements {

	/** Of one submission; those that were cancelled count, too. */
	public static final int MOST = 100;

	private final Questions questions;

	private final Suites suites;

	NextJudgements(Questions questions, Suites suites) {
		this.questions = questions;
		this.suites = suites;
	}

	/**
	 * Returns the next judgement, to be queued: on the question's current tests and
	 * limits, or on what ran last when there is no question.
	 * @param rejudgingId the rejudging that asks for it, or null
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public NewJudgement of(JudgedSubmission judged, @Nullable Long rejudgingId) {
		return Submission.judgement(judged.id(), judged.questionId(), judged.judgements() + 1, rejudgingId,
				run(judged.lastRun(), judged.questionId()));
	}

	private StoredRun run(StoredRun last, @Nullable Long questionId) {
		if (questionId == null) {
			return last;
		}
		Question question = questions.get(questionId);
		SuiteReference suite = suites.current(question);
		return StoredRun.of(question.settings().run(last.language(), last.environment(), suite.hash()), suite);
	}

}
