package dev.gavel.api.imports.format;

/**
 * A solution that came along with a question.
 *
 * @param name such as {@code accepted/sum.py}
 * @param code in Python
 */
public record FoundReference(String name, String code, Expected expected) {

	/** The verdict that it must get. */
	public enum Expected {

		ACCEPTED, WRONG_ANSWER, TIME_LIMIT, ERROR,
		/** Any verdict but accepted. */
		REJECTED

	}

}
