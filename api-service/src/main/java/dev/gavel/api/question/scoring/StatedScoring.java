package dev.gavel.api.question.scoring;

import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.TestScoring;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was said of the scoring of a test.
 *
 * @param feedback null when nothing was said
 */
public record StatedScoring(@Nullable Feedback feedback, @Nullable Points points, @Nullable String group,
		@Nullable String explanation) {

	/** Says nothing. */
	public static final StatedScoring NOTHING = new StatedScoring(null, null, null, null);

	/**
	 * @param otherwise the feedback if nothing was said of it
	 */
	public TestScoring or(Feedback otherwise) {
		return new TestScoring(Objects.requireNonNullElse(feedback, otherwise), points, group, explanation);
	}

}
