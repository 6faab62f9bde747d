package dev.gavel.api.submission;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SubmissionRepository extends Repository<Submission, UUID> {

	@Nullable Submission findByIdAndTrial(UUID id, boolean trial);

	/** Once with each of its judgements, the oldest first. */
	@Query("""
			select new dev.gavel.api.submission.ListedSubmission(s.id, s.questionId, s.language, s.environment,
				s.createdAt, j)
			from Submission s join Judgement j on j.programId = s.id
			where s.id = :id and s.trial = false order by j.number""")
	List<ListedSubmission> findWithEachJudgement(UUID id);

	@Query("select new dev.gavel.api.submission.SentSource(s.id, s.source) from Submission s where s.id in :ids")
	List<SentSource> sources(Collection<UUID> ids);

}
