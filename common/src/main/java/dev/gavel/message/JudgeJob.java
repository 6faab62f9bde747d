package dev.gavel.message;

import dev.gavel.run.RunSpec;
import java.util.Objects;
import java.util.UUID;

/**
 * Asks a worker to judge a submission. The tests are not in it: the worker fetches the
 * suite once by its hash.
 *
 * @param judgementId the judgement that the attempt is for
 * @param attempt from 1; reports repeat it, and a report of an earlier attempt is refused
 */
public record JudgeJob(UUID submissionId, UUID judgementId, int attempt, RunSpec run, String source) {

	public JudgeJob {
		Objects.requireNonNull(submissionId, "submission_id is null");
		Objects.requireNonNull(judgementId, "judgement_id is null");
		Objects.requireNonNull(run, "run is null");
		Objects.requireNonNull(source, "source is null");
	}

}
