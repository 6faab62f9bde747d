package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Text;
import java.io.IOException;

/**
 * Finds out how little makes a text wrong. Reads both texts once for each kind of little
 * thing.
 */
record TextHint(Text spec, TextSource expected, TextSource actual) {

	private static final double NEAR = 1e-6;

	/** Returns a part of a sentence; empty when there is nothing to say. */
	String about(TextMismatch mismatch) throws IOException {
		if (isLineBreaks(expected, mismatch.expectedFrom() + mismatch.common())
				&& isLineBreaks(actual, mismatch.actualFrom() + mismatch.common())) {
			return "the answer is right except for the line break at its end";
		}
		if (accepts(tokens(spec.caseSensitive())) || acceptsWithoutSpace(spec.caseSensitive())) {
			return "the answer is right except for white space";
		}
		if (spec.caseSensitive() && accepts(new Text(spec.match(), false, spec.relative(), spec.absolute()))) {
			return "the answer is right except for upper and lower case";
		}
		if (spec.caseSensitive() && (accepts(tokens(false)) || acceptsWithoutSpace(false))) {
			return "the answer is right except for white space, and for upper and lower case";
		}
		if (spec.relative() == null && spec.absolute() == null
				&& accepts(new Text(spec.match(), spec.caseSensitive(), NEAR, NEAR))) {
			return "the numbers are right within 1e-6, but the comparison asks for the exact text";
		}
		return "";
	}

	/** Whether the rest of the text is nothing but line breaks, or nothing at all. */
	private static boolean isLineBreaks(TextSource text, long from) throws IOException {
		try (TextWindow window = new TextWindow(text)) {
			window.passTo(from);
			while (window.peek() == '\n' || window.peek() == '\r') {
				window.pass();
			}
			return window.peek() == TextWindow.END;
		}
	}

	private Text tokens(boolean caseSensitive) {
		return new Text(Match.TOKENS, caseSensitive, spec.relative(), spec.absolute());
	}

	private boolean accepts(Text other) throws IOException {
		return TextWalk.of(other, expected, actual) == null;
	}

	private boolean acceptsWithoutSpace(boolean caseSensitive) throws IOException {
		return TextWalk.of(new Text(Match.TOKENS, caseSensitive, null, null), new WithoutSpace(expected),
				new WithoutSpace(actual)) == null;
	}

}
