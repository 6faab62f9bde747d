package dev.gavel.api.submission;

import dev.gavel.api.judgement.Judgement;
import java.time.Instant;
import java.util.UUID;

/** A submission without its source, and its last judgement. */
public record ListedSubmission(UUID id, long questionId, String language, String environment, Instant createdAt,
		Judgement judgement) {

	public static ListedSubmission of(Submission submission, Judgement judgement) {
		return new ListedSubmission(submission.id(), submission.questionId(), submission.language(),
				submission.environment(), submission.createdAt(), judgement);
	}

}
