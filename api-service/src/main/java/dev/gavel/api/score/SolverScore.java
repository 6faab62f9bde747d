package dev.gavel.api.score;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a solver has reached at a question, as answered.
 *
 * @param solver absent in answers to the solver itself
 * @param submissions how many have a verdict
 * @param submissionId the one that counts; null when there is none
 * @param score null when no test is worth points, or none counts
 * @param attempts absent when there is no limit, and in lists
 */
public record SolverScore(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Solver solver, String counts,
		int submissions, @Nullable UUID submissionId, @Nullable Verdict verdict, @Nullable Points score,
		@Nullable Points maxScore, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Attempts attempts) {

	/** An account, as people call it. */
	public record Solver(long id, String name) {
	}

	static SolverScore of(CountingSubmission counting, @Nullable Solver solver, String counts,
			@Nullable Attempts attempts) {
		return new SolverScore(solver, counts, counting.submissions(), counting.id(), counting.verdict(),
				counting.score(), counting.maxScore(), attempts);
	}

	static SolverScore none(String counts, @Nullable Attempts attempts) {
		return new SolverScore(null, counts, 0, null, null, null, null, attempts);
	}

}
