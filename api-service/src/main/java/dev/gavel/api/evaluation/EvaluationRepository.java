package dev.gavel.api.evaluation;

import dev.gavel.api.program.ProgramRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface EvaluationRepository extends ProgramRepository<Evaluation> {

	/** Returns those that were sent, and have ended, before a moment; oldest first. */
	@Query("""
			select new dev.gavel.api.evaluation.EndedEvaluation(e.id, j.id, j.run.suiteHash, s.bytes)
			from Evaluation e join Judgement j on j.programId = e.id join Suite s on s.hash = j.run.suiteHash
			where e.id < :sentBefore and j.state in (DONE, CANCELLED) and j.finishedAt < :endedBefore
			order by e.id""")
	List<EndedEvaluation> ended(UUID sentBefore, Instant endedBefore, Limit limit);

	/** Returns those that came with their question. */
	@Query("select e.id from Evaluation e where e.id in :ids and e.brought = true")
	Set<UUID> brought(Collection<UUID> ids);

	/** They stay, as if they had been sent without a question. */
	@Modifying
	@Query(value = "update evaluations set question_id = null where question_id = :questionId limit :most",
			nativeQuery = true)
	int detach(long questionId, int most);

	@Modifying
	@Query("delete from Evaluation e where e.id in :ids")
	void delete(Collection<UUID> ids);

}
