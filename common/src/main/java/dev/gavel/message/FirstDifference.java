package dev.gavel.message;

/** The place where a text first differs from a right one, in both texts. */
public record FirstDifference(Excerpt expected, Excerpt actual) {

	/**
	 * What surrounds the place in a text.
	 *
	 * @param line from 1
	 * @param column from 1, in code points
	 * @param before what comes before the place, without its beginning if that was cut
	 * @param after the rest, without its end if that was cut
	 * @param bytes the size of the whole text in UTF-8
	 */
	public record Excerpt(long line, long column, String before, boolean cutBefore, String after, boolean cutAfter,
			long bytes) {
	}

}
