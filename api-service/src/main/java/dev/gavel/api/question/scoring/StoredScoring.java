package dev.gavel.api.question.scoring;

import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.Scoring;
import dev.gavel.scoring.TestScoring;
import org.jspecify.annotations.Nullable;

/**
 * The scoring of a test as read from the database.
 *
 * @param hidden whether solvers learn its verdict at most, because the test or its group
 * says so
 * @param withheld whether solvers learn nothing of it, for the same reasons
 * @param feedback what the test says
 * @param points in thousandths
 */
public record StoredScoring(boolean hidden, boolean withheld, Feedback feedback, @Nullable Long points,
		@Nullable String group, @Nullable String explanation) {

	/**
	 * @param otherwise the feedback if nothing was said of it
	 * @param groups those of the question
	 */
	public static StoredScoring of(@Nullable StatedScoring stated, Feedback otherwise, Scoring groups) {
		TestScoring scoring = ((stated != null) ? stated : StatedScoring.NOTHING).or(otherwise);
		Feedback feedback = groups.feedback(scoring.feedback(), scoring.group());
		return new StoredScoring(feedback != Feedback.FULL, feedback == Feedback.NONE, scoring.feedback(),
				(scoring.points() != null) ? scoring.points().thousandths() : null, scoring.group(),
				scoring.explanation());
	}

	public TestScoring toTestScoring() {
		Feedback shown = withheld ? Feedback.NONE : hidden ? Feedback.VERDICT : Feedback.FULL;
		return new TestScoring(shown, (points != null) ? new Points(points) : null, group, explanation);
	}

}
