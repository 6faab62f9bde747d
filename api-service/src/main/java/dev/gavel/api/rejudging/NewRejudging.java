package dev.gavel.api.rejudging;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.submission.SubmissionCriteria;
import dev.gavel.message.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Criteria that select submissions to be judged again; a submission must meet all that
 * are given.
 *
 * @param submissionIds only these, at most 1000
 * @param verdict of their last judgement
 * @param since the earliest time of submitting
 * @param until the time before which they were submitted
 * @param dryRun whether only to count them
 */
@JsonInclude(Include.NON_NULL)
record NewRejudging(@Nullable List<UUID> submissionIds, @Nullable Long questionId, @Nullable Verdict verdict,
		@Nullable Instant since, @Nullable Instant until, @Nullable Boolean dryRun) {

	private static final int MAX_IDS = 1000;

	/** Returns the criteria as they are shown later. */
	NewRejudging withoutDryRun() {
		return new NewRejudging(submissionIds, questionId, verdict, since, until, null);
	}

	SubmissionCriteria criteria() {
		SubmissionCriteria criteria = new SubmissionCriteria(submissionIds, null, questionId, verdict, since, until,
				null);
		if (criteria.isEmpty()) {
			throw Violations.of("question_id",
					"is missing; expected at least one of question_id, submission_ids, verdict, since, until");
		}
		if (submissionIds != null && submissionIds.size() > MAX_IDS) {
			throw Violations.of("submission_ids",
					"expected at most %d, got %d".formatted(MAX_IDS, submissionIds.size()));
		}
		SubmissionCriteria.requireIds("submission_ids", submissionIds);
		return criteria;
	}

}
