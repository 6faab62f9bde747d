package dev.gavel.api.evaluation;

import dev.gavel.api.submission.Submission;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Trials that are to be forgotten. */
interface TrialRepository extends Repository<Submission, UUID> {

	/** Oldest first. */
	@Query("""
			select new dev.gavel.api.evaluation.EndedTrial(s.id, j.id, j.run.suiteHash)
			from Submission s join Judgement j on j.programId = s.id
			where s.trial = true and s.id < :before and j.state in (DONE, CANCELLED)
			order by s.id""")
	List<EndedTrial> ended(UUID before, Limit limit);

	@Modifying
	@Query("delete from Submission s where s.id in :ids and s.trial = true")
	void deleteTrials(Collection<UUID> ids);

}
