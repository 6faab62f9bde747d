package dev.gavel.api.submission;

import dev.gavel.api.judgement.StoredRun;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.suite.SuiteReference;
import dev.gavel.api.question.suite.Suites;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Decides what a submission runs when it is judged again. */
@Component
public class NextRuns {

	private final Questions questions;

	private final Suites suites;

	NextRuns(Questions questions, Suites suites) {
		this.questions = questions;
		this.suites = suites;
	}

	/**
	 * Returns the question's current tests and limits, or what ran last when there is no
	 * question.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public StoredRun after(StoredRun last, @Nullable Long questionId) {
		if (questionId == null) {
			return last;
		}
		Question question = questions.get(questionId);
		SuiteReference suite = suites.current(question);
		return StoredRun.of(question.run(last.language(), last.environment(), suite.hash()), suite);
	}

}
