package dev.gavel.scoring;

import org.jspecify.annotations.Nullable;

/**
 * What a test is worth and what solvers learn of it.
 *
 * @param points null when the test does not say so
 * @param group the name of its group, or null
 * @param explanation what its author tells solvers whose program fails it, if anything
 */
public record TestScoring(Feedback feedback, @Nullable Points points, @Nullable String group,
		@Nullable String explanation) {

	public static final TestScoring SAMPLE = new TestScoring(Feedback.FULL, null, null, null);

	public static final TestScoring HIDDEN = new TestScoring(Feedback.VERDICT, null, null, null);

	/** Returns that of a test that says no more. */
	public static TestScoring of(boolean hidden) {
		return hidden ? HIDDEN : SAMPLE;
	}

	public boolean hidden() {
		return feedback != Feedback.FULL;
	}

	public boolean withheld() {
		return feedback == Feedback.NONE;
	}

	public TestScoring with(Feedback feedback) {
		return new TestScoring(feedback, points, group, explanation);
	}

}
