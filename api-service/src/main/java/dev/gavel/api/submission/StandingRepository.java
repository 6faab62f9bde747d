package dev.gavel.api.submission;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads the status of many submissions or trials. */
interface StandingRepository extends Repository<Submission, UUID> {

	/**
	 * Returns each with the judgement that is shown: the last one that was not cancelled.
	 */
	@Query("""
			select new dev.gavel.api.submission.ListedSubmission(s.id, s.questionId, s.language, s.environment,
				s.createdAt, j)
			from Submission s join Judgement j on j.programId = s.id
			where s.id in :ids and s.trial = :trial
			and j.number = (select max(k.number) from Judgement k
			where k.programId = s.id and (k.number = 1 or k.state <> CANCELLED))""")
	List<ListedSubmission> shown(Collection<UUID> ids, boolean trial);

	/** Returns the positions of queued judgements. */
	@Query("""
			select new dev.gavel.api.submission.QueuedPlace(q.id, q.place)
			from (select j.id as id, row_number() over (order by j.turn.bulk, j.turn.number, j.id) as place
				from Judgement j where j.state = QUEUED) q
			where q.id in :judgementIds""")
	List<QueuedPlace> places(Collection<UUID> judgementIds);

	@Query("select s.questionId from Submission s where s.id = :id and s.trial = :trial")
	Optional<Long> questionId(UUID id, boolean trial);

}
