package dev.gavel.api.question.scoring;

import dev.gavel.scoring.Scoring;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a question is scored.
 *
 * @param tests how its tests are scored together; part of its suite
 * @param attempts how many submissions a solver may send; null for any number
 * @param pauseSeconds how long a solver must wait between two of them; null for no time
 */
public record QuestionScoring(Scoring tests, Counts counts, @Nullable Integer attempts,
		@Nullable Integer pauseSeconds) {

	/** That of questions which say nothing about it. */
	public static final QuestionScoring DEFAULT = new QuestionScoring(Scoring.NONE, Counts.BEST, null, null);

	public QuestionScoring {
		tests = Objects.requireNonNullElse(tests, Scoring.NONE);
		counts = Objects.requireNonNullElse(counts, Counts.BEST);
	}

	/** Whether solvers may not send as many submissions as they like. */
	public boolean limitsAttempts() {
		return attempts != null || pauseSeconds != null;
	}

}
