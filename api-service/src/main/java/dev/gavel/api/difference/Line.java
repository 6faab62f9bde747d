package dev.gavel.api.difference;

/**
 * A line of a text, without its line break.
 *
 * @param end how it ends
 */
record Line(String text, End end) {

	/** The end of a line. */
	enum End {

		/** By a line break. */
		LINE_BREAK,
		/** By the end of the text. */
		END_OF_TEXT,
		/** It goes on, but that is not kept. */
		CUT

	}

}
