package dev.gavel.worker.comparison;

/**
 * The first difference between two texts. Offsets are in bytes.
 *
 * @param expectedFrom where the token, or the white space, begins that differs
 * @param actualFrom the same of the actual text
 * @param common how many bytes of it both have in common
 * @param expectedNumber with NUMBER
 * @param actualNumber with NUMBER: NaN when the token is no number
 * @param lineBreaks with LINE_BREAKS: how many are in both
 * @param expectedEnds with LINE_BREAKS: whether the text ends with that white space
 */
public record TextMismatch(Part part, long expectedFrom, long actualFrom, long common, double expectedNumber,
		double actualNumber, long lineBreaks, boolean expectedEnds, boolean actualEnds) {

	/** What differs. */
	public enum Part {

		/** White space that must be the same. */
		SPACE,
		/** White space that must have as many line breaks. */
		LINE_BREAKS,
		/** A token, or the end of one text where the other goes on. */
		TOKEN,
		/** A token where a number is expected. */
		NUMBER

	}

	static TextMismatch ofSpace(long expectedFrom, long actualFrom, long common) {
		return new TextMismatch(Part.SPACE, expectedFrom, actualFrom, common, 0, 0, 0, false, false);
	}

	static TextMismatch ofToken(long expectedFrom, long actualFrom, long common) {
		return new TextMismatch(Part.TOKEN, expectedFrom, actualFrom, common, 0, 0, 0, false, false);
	}

	static TextMismatch ofNumber(long expectedFrom, long actualFrom, double expected, double actual) {
		return new TextMismatch(Part.NUMBER, expectedFrom, actualFrom, 0, expected, actual, 0, false, false);
	}

	static TextMismatch ofLineBreaks(long expectedFrom, long actualFrom, long both, boolean expectedEnds,
			boolean actualEnds) {
		return new TextMismatch(Part.LINE_BREAKS, expectedFrom, actualFrom, 0, 0, 0, both, expectedEnds, actualEnds);
	}

	/** Returns how much of the actual text is right. */
	public long rightBytes() {
		return actualFrom + common;
	}

}
