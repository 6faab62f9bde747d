package dev.gavel.worker.comparison;

import java.util.function.UnaryOperator;

/**
 * The first difference between two texts.
 *
 * @param words such as {@code on line 3, column 7: expected 'b', got 'c'}
 * @param expected the place of the difference in the expected text
 * @param actual the place of the difference in the actual text
 */
public record TextDifference(String words, TextSurroundings expected, TextSurroundings actual) {

	/** Returns the same with other words. */
	public TextDifference with(UnaryOperator<String> change) {
		return new TextDifference(change.apply(words), expected, actual);
	}

}
