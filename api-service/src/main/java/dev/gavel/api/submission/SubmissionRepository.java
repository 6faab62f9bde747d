package dev.gavel.api.submission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SubmissionRepository extends Repository<Submission, UUID> {

	@Nullable Submission findById(UUID id);

	/**
	 * Each with the judgement that stands for it: the last that was not cancelled, else
	 * the first. Ids of version 7 grow with time.
	 */
	@Query(value = """
			select new dev.gavel.api.submission.ListedSubmission(s.id, s.questionId, s.language, s.environment,
				s.createdAt, j)
			from Submission s join Judgement j on j.submissionId = s.id
			where (:questionId is null or s.questionId = :questionId)
			and j.number = (select max(k.number) from Judgement k
			where k.submissionId = s.id and (k.number = 1 or k.state <> CANCELLED))
			order by s.id desc""",
			countQuery = "select count(s) from Submission s where (:questionId is null or s.questionId = :questionId)")
	Page<ListedSubmission> list(@Nullable Long questionId, Pageable pageable);

}
