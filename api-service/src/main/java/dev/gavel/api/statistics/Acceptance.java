package dev.gavel.api.statistics;

/**
 * Acceptance statistics of a question.
 *
 * @param submissions how many were judged, each by its last verdict; those that Gavel
 * failed to judge are not among them
 * @param accepted how many of them were accepted
 */
public record Acceptance(long questionId, long submissions, long accepted) {

	/** Returns the statistics of a question without submissions. */
	public static Acceptance none(long questionId) {
		return new Acceptance(questionId, 0, 0);
	}

}
