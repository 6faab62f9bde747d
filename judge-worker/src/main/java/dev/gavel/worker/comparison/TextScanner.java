package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec.Match;
import org.jspecify.annotations.Nullable;

/** Reads a text as alternating white space, which may be empty, and tokens. */
final class TextScanner {

	static final String LINE_BREAK = "\n";

	private final String text;

	private final Match match;

	private final int end;

	private int next;

	private int line = 1;

	TextScanner(String text, Match match) {
		this.text = text;
		this.match = match;
		this.end = (match == Match.LINES) ? endOfLastToken(text) : text.length();
	}

	private static int endOfLastToken(String text) {
		int end = text.length();
		while (end > 0 && isSpace(text.charAt(end - 1))) {
			end--;
		}
		return end;
	}

	/** Returns the number of the current line. */
	int line() {
		return line;
	}

	/** Reads white space, but no line break that must match. */
	String space() {
		int start = next;
		while (next < end && isSpace(text.charAt(next)) && !isLineBreakToMatch()) {
			line += (text.charAt(next++) == '\n') ? 1 : 0;
		}
		return text.substring(start, next);
	}

	/**
	 * Reads a token, which is a line break where those must match; null at the end.
	 */
	@Nullable String token() {
		if (next == end) {
			return null;
		}
		if (isLineBreakToMatch()) {
			next++;
			line++;
			return LINE_BREAK;
		}
		int start = next;
		while (next < end && !isSpace(text.charAt(next))) {
			next++;
		}
		return text.substring(start, next);
	}

	private boolean isLineBreakToMatch() {
		return match == Match.LINES && text.charAt(next) == '\n';
	}

	/** Whether C's {@code isspace} takes the character for white space. */
	private static boolean isSpace(char character) {
		return character == ' ' || (character >= '\t' && character <= '\r');
	}

}
