package dev.gavel.message;

import dev.gavel.run.RunSpec;
import java.util.Objects;
import java.util.UUID;

/**
 * Asks a worker to judge a program. The tests are not in it: the worker fetches the suite
 * once by its hash.
 *
 * @param programId of the submission or evaluation
 * @param judgementId the judgement that the attempt is for
 * @param attempt from 1; reports repeat it, and a report of an earlier attempt is refused
 * @param gathered whether the API may gather its reports, because nobody waits for it and
 * others are judged meanwhile
 */
public record JudgeJob(UUID programId, UUID judgementId, int attempt, boolean gathered, RunSpec run, String source) {

	public JudgeJob {
		Objects.requireNonNull(programId, "program_id is null");
		Objects.requireNonNull(judgementId, "judgement_id is null");
		Objects.requireNonNull(run, "run is null");
		Objects.requireNonNull(source, "source is null");
	}

	/** Creates a job whose reports are recorded at once. */
	public JudgeJob(UUID programId, UUID judgementId, int attempt, RunSpec run, String source) {
		this(programId, judgementId, attempt, false, run, source);
	}

	/** Returns the topic for its reports. */
	public String reportTopic() {
		return gathered ? Topics.GATHERED_REPORTS : Topics.REPORTS;
	}

}
