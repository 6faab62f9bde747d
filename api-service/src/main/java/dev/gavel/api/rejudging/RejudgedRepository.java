package dev.gavel.api.rejudging;

import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.submission.JudgedSubmission;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Judgements by the rejudging that asked for them. Verdicts and scores are those of all
 * tests, because only authors see a rejudging.
 */
interface RejudgedRepository extends Repository<Judgement, UUID> {

	@Query("select j.id from Judgement j where j.rejudgingId = :rejudgingId and j.state in (QUEUED, RUNNING)")
	List<UUID> openOf(long rejudgingId, Limit limit);

	@Query("""
			select new dev.gavel.api.rejudging.StateCount(j.rejudgingId, j.state, count(j)) from Judgement j
			where j.rejudgingId in :rejudgingIds group by j.rejudgingId, j.state""")
	List<StateCount> states(Collection<Long> rejudgingIds);

	@Query("""
			select new dev.gavel.api.rejudging.VerdictChange(coalesce(b.outcome.ofAllTests.verdict, b.outcome.verdict),
			coalesce(j.outcome.ofAllTests.verdict, j.outcome.verdict), count(j),
			sum(case when j.outcome.ofAllTests.points is distinct from b.outcome.ofAllTests.points then 1 else 0 end))
			from Judgement j join Judgement b on b.programId = j.programId and b.number = j.number - 1
			where j.rejudgingId = :rejudgingId and j.state = DONE
			group by coalesce(b.outcome.ofAllTests.verdict, b.outcome.verdict),
			coalesce(j.outcome.ofAllTests.verdict, j.outcome.verdict) order by count(j) desc""")
	List<VerdictChange> changes(long rejudgingId);

	@Query("""
			select new dev.gavel.api.rejudging.ChangedSubmission(j.programId,
			coalesce(b.outcome.ofAllTests.verdict, b.outcome.verdict),
			coalesce(j.outcome.ofAllTests.verdict, j.outcome.verdict),
			b.outcome.ofAllTests.points, j.outcome.ofAllTests.points)
			from Judgement j join Judgement b on b.programId = j.programId and b.number = j.number - 1
			where j.rejudgingId = :rejudgingId and j.state = DONE
			and (coalesce(j.outcome.ofAllTests.verdict, j.outcome.verdict) is distinct from
			coalesce(b.outcome.ofAllTests.verdict, b.outcome.verdict)
			or j.outcome.ofAllTests.points is distinct from b.outcome.ofAllTests.points)
			order by j.programId""")
	List<ChangedSubmission> changed(long rejudgingId, Limit limit);

	/** Leaves out questions that are being deleted. */
	@Query("select distinct q.id from Question q join Submission s on s.questionId = q.id where s.id in :ids")
	List<Long> questionIds(Collection<UUID> ids);

	/**
	 * Returns each submission with its last judgement, the oldest submission first.
	 * Leaves out those to questions that are being deleted.
	 */
	@Query("""
			select new dev.gavel.api.submission.JudgedSubmission(s.id, s.questionId, j.number, j.run)
			from Submission s join Judgement j on j.programId = s.id
			where s.id in :ids and j.number = (select max(k.number) from Judgement k where k.programId = s.id)
			and (s.questionId is null or exists (select 1 from Question q where q.id = s.questionId))
			order by s.id""")
	List<JudgedSubmission> judged(Collection<UUID> ids);

}
