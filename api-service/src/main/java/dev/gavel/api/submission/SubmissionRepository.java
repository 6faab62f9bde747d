package dev.gavel.api.submission;

import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.program.ListedProgram;
import dev.gavel.api.program.ProgramRepository;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;

interface SubmissionRepository extends ProgramRepository<Submission> {

	/** Once with each of its judgements, the oldest first. */
	@Query("""
			select new dev.gavel.api.program.ListedProgram(s.id, s.ownerId, s.questionId, s.language, s.environment,
				s.createdAt, j)
			from Submission s join Judgement j on j.programId = s.id
			where s.id = :id order by j.number""")
	List<ListedProgram> findWithEachJudgement(UUID id);

	@Query("select count(s) from Submission s where s.questionId = :questionId")
	long countOf(long questionId);

	@Query("""
			select count(j) > 0 from Judgement j
			where j.questionId = :questionId and j.outcome.verdict is null and j.state in (QUEUED, RUNNING)""")
	boolean isAnyOpen(long questionId);

	/** Returns those of a question that are not being judged. */
	@Query("""
			select s.id from Submission s where s.questionId = :questionId
			and not exists (select 1 from Judgement j where j.programId = s.id and j.state in (QUEUED, RUNNING))
			order by s.id""")
	List<UUID> endedOf(long questionId, Limit limit);

}
