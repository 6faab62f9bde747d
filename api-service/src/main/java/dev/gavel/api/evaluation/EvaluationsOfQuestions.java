package dev.gavel.api.evaluation;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets evaluations outlive their question. */
@Component
public class EvaluationsOfQuestions {

	private static final int AT_ONCE = 1000;

	private final EvaluationRepository repository;

	EvaluationsOfQuestions(EvaluationRepository repository) {
		this.repository = repository;
	}

	/**
	 * Makes some evaluations forget the question.
	 * @return how many
	 */
	@Transactional
	public int detachSome(long questionId) {
		return repository.detach(questionId, AT_ONCE);
	}

}
