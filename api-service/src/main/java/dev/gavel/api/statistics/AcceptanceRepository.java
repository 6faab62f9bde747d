package dev.gavel.api.statistics;

import dev.gavel.api.judgement.Judgement;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface AcceptanceRepository extends Repository<Judgement, UUID> {

	/**
	 * Counts only questions with submissions. A verdict counts until there is a newer
	 * one.
	 */
	@Transactional(readOnly = true)
	@Query("""
			select new dev.gavel.api.statistics.Acceptance(j.questionId, count(j),
				sum(case when j.outcome.verdict = ACCEPTED then 1 else 0 end))
			from Judgement j where j.questionId in :questionIds and j.outcome.verdict <> INTERNAL_ERROR
			group by j.questionId""")
	List<Acceptance> of(Collection<Long> questionIds);

}
