package dev.gavel.api.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.submission.SubmissionView.Owner;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The result of a submission as exported.
 *
 * @param id of the submission
 * @param question the title of its question
 * @param owner the account that sent it; absent without accounts and for visitors
 * @param submissions how many of its owner have a verdict; absent when all are exported
 * @param passed of the tests of which solvers learn, as in all but {@code finalResult}
 * @param score null until it is judged, and when no test is worth points
 * @param timeMs CPU time of the test that used most
 * @param memoryKb peak memory of the test that used most, in units of 1024 bytes
 * @param finalResult the result of all tests; absent when none is withheld
 */
record Result(UUID id, long questionId, String question,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Owner owner,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer submissions, Instant createdAt,
		JudgementState status, @Nullable Verdict verdict, int passed, int total, @Nullable Points score,
		@Nullable Points maxScore, @Nullable Double timeMs, @Nullable Long memoryKb, String environment,
		@Nullable Instant finishedAt,
		@JsonProperty("final") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Final finalResult) {

	/** The result of all tests, withheld ones too. */
	record Final(Verdict verdict, @Nullable Points score, @Nullable Points maxScore) {
	}

}
