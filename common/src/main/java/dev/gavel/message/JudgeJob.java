package dev.gavel.message;

import java.util.Objects;
import java.util.UUID;

/**
 * Asks a worker to judge a submission. The tests are not in it: the worker fetches the
 * suite once by its hash.
 *
 * @param judgementId the judging asked for
 * @param attempt counts from 1; a report carries it back, and one of an earlier attempt
 * is refused
 * @param entryPoint the function, or the method of {@code class Solution}, to call
 * @param suiteHash see {@link SuiteCodec#hash(byte[])}
 * @param isolation TEST when a message does not say
 * @param environment what to run it in, see {@link EnvironmentName}; the default one when
 * a message does not say
 */
public record JudgeJob(UUID submissionId, UUID judgementId, int attempt, String language, String source,
		String entryPoint, Limits limits, String suiteHash, Isolation isolation, String environment) {

	public JudgeJob {
		Objects.requireNonNull(submissionId, "submission_id is null");
		Objects.requireNonNull(judgementId, "judgement_id is null");
		Objects.requireNonNull(language, "language is null");
		Objects.requireNonNull(source, "source is null");
		Objects.requireNonNull(entryPoint, "entry_point is null");
		Objects.requireNonNull(limits, "limits is null");
		Objects.requireNonNull(suiteHash, "suite_hash is null");
		isolation = Objects.requireNonNullElse(isolation, Isolation.TEST);
		environment = Objects.requireNonNullElse(environment, EnvironmentName.DEFAULT);
	}

}
