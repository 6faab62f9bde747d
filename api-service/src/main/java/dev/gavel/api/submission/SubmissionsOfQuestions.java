package dev.gavel.api.submission;

import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.question.suite.Suites;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts and deletes the submissions of a question. */
@Component
public class SubmissionsOfQuestions {

	private static final Limit AT_ONCE = Limit.of(200);

	private final SubmissionRepository repository;

	private final Judgements judgements;

	private final Suites suites;

	SubmissionsOfQuestions(SubmissionRepository repository, Judgements judgements, Suites suites) {
		this.repository = repository;
		this.judgements = judgements;
		this.suites = suites;
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
	 * Deletes some that are not being judged, with their judgements and the suites that
	 * only they used.
	 * @return how many
	 */
	@Transactional
	public int deleteSome(long questionId) {
		List<UUID> ids = repository.endedOf(questionId, AT_ONCE);
		if (ids.isEmpty()) {
			return 0;
		}
		List<Judgement> locked = repository.lockJudgements(ids);
		Set<UUID> ended = new HashSet<>(ids);
		locked.stream()
			.filter((judgement) -> !judgement.state().isFinal())
			.map(Judgement::programId)
			.forEach(ended::remove);
		delete(ended, locked.stream().filter((judgement) -> ended.contains(judgement.programId())).toList());
		return ended.size();
	}

	private void delete(Set<UUID> ids, List<Judgement> of) {
		judgements.delete(of.stream().map(Judgement::id).toList());
		repository.delete(ids);
		suites.deleteUnused(of.stream().map((judgement) -> judgement.run().suiteHash()).collect(Collectors.toSet()));
	}

}
