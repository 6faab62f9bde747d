package dev.gavel.api.submission;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface AcceptanceRepository extends Repository<Submission, UUID> {

	/**
	 * Of those questions that were tried. A verdict stands until another one has come.
	 */
	@Transactional(readOnly = true)
	@Query("""
			select new dev.gavel.api.submission.Acceptance(s.questionId, count(s),
				sum(case when j.verdict = ACCEPTED then 1 else 0 end))
			from Submission s join Judgement j on j.submissionId = s.id
			where s.trial = false and s.questionId in :questionIds
			and j.state = DONE and j.verdict <> INTERNAL_ERROR
			and not exists (select k.id from Judgement k
			where k.submissionId = j.submissionId and k.number > j.number and k.state = DONE)
			group by s.questionId""")
	List<Acceptance> of(Collection<Long> questionIds);

}
