package dev.gavel.api.submission;

import dev.gavel.message.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.support.PageableExecutionUtils;

interface SubmissionRepository extends Repository<Submission, UUID> {

	@Nullable Submission findById(UUID id);

	@Nullable Submission findByIdAndTrial(UUID id, boolean trial);

	/** Once with each of its judgements, the oldest first. */
	@Query("""
			select new dev.gavel.api.submission.ListedSubmission(s.id, s.questionId, s.language, s.environment,
				s.createdAt, j)
			from Submission s join Judgement j on j.submissionId = s.id
			where s.id = :id and s.trial = false order by j.number""")
	List<ListedSubmission> findWithEachJudgement(UUID id);

	@Query("""
			select new dev.gavel.api.submission.QueuedProgram(s, q)
			from Submission s join Question q on q.id = s.questionId where s.id in :ids""")
	List<QueuedProgram> programs(Collection<UUID> ids);

	String JUDGED = """
			from Submission s join Judgement j on j.submissionId = s.id
			where s.trial = false
			and j.number = (select max(k.number) from Judgement k where k.submissionId = s.id)
			and j.state in (DONE, CANCELLED)
			and (:anyId = true or s.id in :ids)
			and (:questionId is null or s.questionId = :questionId)
			and (:verdict is null or j.verdict = :verdict)
			and s.createdAt >= :since and s.createdAt < :until
			""";

	@Query("select count(s) " + JUDGED)
	long countJudged(boolean anyId, Collection<UUID> ids, @Nullable Long questionId, @Nullable Verdict verdict,
			Instant since, Instant until);

	/** In the order in which they were sent. */
	@Query("select new dev.gavel.api.submission.JudgedSubmission(s.id, s.questionId, j.number) " + JUDGED
			+ " order by s.id")
	List<JudgedSubmission> judged(boolean anyId, Collection<UUID> ids, @Nullable Long questionId,
			@Nullable Verdict verdict, Instant since, Instant until);

	default long countJudged(SubmissionCriteria criteria) {
		return countJudged(criteria.anyId(), criteria.idsOrNone(), criteria.questionId(), criteria.verdict(),
				criteria.begin(), criteria.end());
	}

	default List<JudgedSubmission> judged(SubmissionCriteria criteria) {
		return judged(criteria.anyId(), criteria.idsOrNone(), criteria.questionId(), criteria.verdict(),
				criteria.begin(), criteria.end());
	}

	String MEANT = """
			where s.trial = false and (:anyId = true or s.id in :ids)
			and (:questionId is null or s.questionId = :questionId)
			and s.createdAt >= :since and s.createdAt < :until
			""";

	String SHOWN = """
			 and j.number = (select max(k.number) from Judgement k
			where k.submissionId = s.id and (k.number = 1 or k.state <> CANCELLED))
			""";

	String STANDING = SHOWN + """
			and (:status is null or j.state = :status)
			and (:verdict is null or j.verdict = :verdict)
			""";

	/**
	 * Each with the judgement that stands for it: the last that was not cancelled, else
	 * the first. Ids of version 7 grow with time.
	 */
	@Query("""
			select new dev.gavel.api.submission.ListedSubmission(s.id, s.questionId, s.language, s.environment,
				s.createdAt, j)
			from Submission s join Judgement j on j.submissionId = s.id
			""" + MEANT + STANDING + "order by s.id desc")
	List<ListedSubmission> list(boolean anyId, Collection<UUID> ids, @Nullable Long questionId,
			@Nullable JudgementState status, @Nullable Verdict verdict, Instant since, Instant until,
			Pageable pageable);

	@Query("select count(s) from Submission s " + MEANT)
	long count(boolean anyId, Collection<UUID> ids, @Nullable Long questionId, Instant since, Instant until);

	@Query("select count(s) from Submission s join Judgement j on j.submissionId = s.id " + MEANT + STANDING)
	long countStanding(boolean anyId, Collection<UUID> ids, @Nullable Long questionId, @Nullable JudgementState status,
			@Nullable Verdict verdict, Instant since, Instant until);

	/**
	 * How they stand is looked at only when it is asked for, because that takes longer.
	 */
	default long count(SubmissionCriteria criteria, @Nullable JudgementState status) {
		if (status == null && criteria.verdict() == null) {
			return count(criteria.anyId(), criteria.idsOrNone(), criteria.questionId(), criteria.begin(),
					criteria.end());
		}
		return countStanding(criteria.anyId(), criteria.idsOrNone(), criteria.questionId(), status, criteria.verdict(),
				criteria.begin(), criteria.end());
	}

	default Page<ListedSubmission> list(SubmissionCriteria criteria, @Nullable JudgementState status,
			Pageable pageable) {
		return PageableExecutionUtils.getPage(list(criteria.anyId(), criteria.idsOrNone(), criteria.questionId(),
				status, criteria.verdict(), criteria.begin(), criteria.end(), pageable), pageable,
				() -> count(criteria, status));
	}

}
