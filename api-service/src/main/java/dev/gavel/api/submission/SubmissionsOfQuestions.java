package dev.gavel.api.submission;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts and deletes the submissions of a question. */
@Component
public class SubmissionsOfQuestions {

	private static final Limit AT_ONCE = Limit.of(200);

	private final SubmissionRepository repository;

	private final SubmissionDeletion deletion;

	SubmissionsOfQuestions(SubmissionRepository repository, SubmissionDeletion deletion) {
		this.repository = repository;
		this.deletion = deletion;
	}

	@Transactional(readOnly = true)
	public long count(long questionId) {
		return repository.countOf(questionId);
	}

	@Transactional(readOnly = true)
	public boolean isAnyOpen(long questionId) {
		return repository.isAnyOpen(questionId);
	}

	/**
	 * Deletes some that are not being judged.
	 * @return how many
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public int deleteSome(long questionId) {
		return deletion.deleteSome(repository.endedOf(questionId, AT_ONCE));
	}

}
