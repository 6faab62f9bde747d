package dev.gavel.api.submission;

import dev.gavel.api.program.ListedProgram;
import dev.gavel.api.program.ProgramRepository;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;

interface SubmissionRepository extends ProgramRepository<Submission> {

	/** Once with each of its judgements, the oldest first. */
	@Query("""
			select new dev.gavel.api.program.ListedProgram(s.id, s.questionId, s.language, s.environment,
				s.createdAt, j)
			from Submission s join Judgement j on j.programId = s.id
			where s.id = :id order by j.number""")
	List<ListedProgram> findWithEachJudgement(UUID id);

}
