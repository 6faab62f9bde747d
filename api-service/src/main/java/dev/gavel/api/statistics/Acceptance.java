package dev.gavel.api.statistics;

/**
 * How those fared who tried a question.
 *
 * @param submissions how many were judged, each by its last verdict; those that Gavel
 * failed to judge are not among them
 * @param accepted how many of them were accepted
 */
public record Acceptance(long questionId, long submissions, long accepted) {

	/** Of a question that nobody has tried. */
	public static Acceptance none(long questionId) {
		return new Acceptance(questionId, 0, 0);
	}

}
