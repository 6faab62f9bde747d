package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Text;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks through two texts side by side, to the first difference, as the default validator
 * of Kattis does: white space, which may be empty, and tokens alternate. Both texts are
 * read once; what is in memory does not grow with them or with their tokens.
 */
final class TextWalk {

	private static final double NONE = -1;

	private final TextWindow expected;

	private final TextWindow actual;

	private final Match match;

	private final boolean caseSensitive;

	private final double relative;

	private final double absolute;

	private final TextNumber expectedNumber = new TextNumber();

	private final TextNumber actualNumber = new TextNumber();

	private TextWalk(Text spec, TextWindow expected, TextWindow actual) {
		this.expected = expected;
		this.actual = actual;
		this.match = spec.match();
		this.caseSensitive = spec.caseSensitive();
		this.relative = Objects.requireNonNullElse(spec.relative(), NONE);
		this.absolute = Objects.requireNonNullElse(spec.absolute(), NONE);
	}

	/** Returns null when the actual text is right. */
	static @Nullable TextMismatch of(Text spec, TextSource expected, TextSource actual) throws IOException {
		return isEqual(expected, actual) ? null : walked(spec, expected, actual);
	}

	/**
	 * Most right answers are equal, which is found out fast even if they are one token.
	 */
	private static boolean isEqual(TextSource expected, TextSource actual) throws IOException {
		try (TextWindow wanted = new TextWindow(expected); TextWindow found = new TextWindow(actual)) {
			return wanted.hasSameRest(found);
		}
	}

	private static @Nullable TextMismatch walked(Text spec, TextSource expected, TextSource actual) throws IOException {
		try (TextWindow wanted = new TextWindow(expected); TextWindow found = new TextWindow(actual)) {
			return new TextWalk(spec, wanted, found).mismatch();
		}
	}

	private @Nullable TextMismatch mismatch() throws IOException {
		TextMismatch mismatch = null;
		do {
			expected.passCommon(actual);
			mismatch = inSpace();
			mismatch = (mismatch != null) ? mismatch : inToken();
		}
		while (mismatch == null && (expected.peek() != TextWindow.END || actual.peek() != TextWindow.END));
		return mismatch;
	}

	private @Nullable TextMismatch inSpace() throws IOException {
		return switch (match) {
			case TOKENS -> inTokensSpace();
			case LINES -> inLineBreaks();
			case EXACT -> inExactSpace();
		};
	}

	private @Nullable TextMismatch inTokensSpace() throws IOException {
		expected.passSpace();
		actual.passSpace();
		return null;
	}

	private @Nullable TextMismatch inLineBreaks() throws IOException {
		long wantedFrom = expected.offset();
		long foundFrom = actual.offset();
		long wanted = expected.passLineBreaks();
		long found = actual.passLineBreaks();
		return (wanted == found) ? null : TextMismatch.ofLineBreaks(wantedFrom, foundFrom, Math.min(wanted, found),
				expected.peek() == TextWindow.END, actual.peek() == TextWindow.END);
	}

	private @Nullable TextMismatch inExactSpace() throws IOException {
		long wantedFrom = expected.offset();
		long foundFrom = actual.offset();
		int wanted = expected.peek();
		int found = actual.peek();
		while (TextWindow.isSpace(wanted) && wanted == found) {
			expected.pass();
			actual.pass();
			wanted = expected.peek();
			found = actual.peek();
		}
		boolean same = !TextWindow.isSpace(wanted) && !TextWindow.isSpace(found);
		return same ? null : TextMismatch.ofSpace(wantedFrom, foundFrom, expected.offset() - wantedFrom);
	}

	private @Nullable TextMismatch inToken() throws IOException {
		long wantedFrom = expected.offset();
		long foundFrom = actual.offset();
		boolean wantsEnd = expected.peek() == TextWindow.END;
		boolean foundEnd = actual.peek() == TextWindow.END;
		if (wantsEnd || foundEnd) {
			return (wantsEnd && foundEnd) ? null : TextMismatch.ofToken(wantedFrom, foundFrom, 0);
		}
		return (relative >= 0 || absolute >= 0) ? inNumber(wantedFrom, foundFrom) : inText(wantedFrom, foundFrom);
	}

	private @Nullable TextMismatch inText(long wantedFrom, long foundFrom) throws IOException {
		int wanted = token(expected);
		int found = token(actual);
		while (wanted != TextWindow.END && isSame(wanted, found)) {
			expected.pass();
			actual.pass();
			wanted = token(expected);
			found = token(actual);
		}
		return (wanted == found) ? null : TextMismatch.ofToken(wantedFrom, foundFrom, expected.offset() - wantedFrom);
	}

	/** Reads both tokens to their ends. */
	private @Nullable TextMismatch inNumber(long wantedFrom, long foundFrom) throws IOException {
		expectedNumber.begin();
		actualNumber.begin();
		boolean same = true;
		boolean equal = true;
		long common = 0;
		int wanted = token(expected);
		int found = token(actual);
		while (wanted != TextWindow.END || found != TextWindow.END) {
			equal &= wanted == found;
			same &= isSame(wanted, found);
			common += same ? 1 : 0;
			pass(expected, wanted, expectedNumber);
			pass(actual, found, actualNumber);
			wanted = token(expected);
			found = token(actual);
		}
		if (equal) {
			return null;
		}
		double number = expectedNumber.value();
		if (Double.isNaN(number)) {
			return same ? null : TextMismatch.ofToken(wantedFrom, foundFrom, common);
		}
		double other = actualNumber.value();
		double distance = Math.abs(number - other);
		boolean near = distance <= absolute || distance <= relative * Math.abs(number);
		return near ? null : TextMismatch.ofNumber(wantedFrom, foundFrom, number, other);
	}

	private static void pass(TextWindow text, int character, TextNumber number) {
		if (character != TextWindow.END) {
			number.accept(character);
			text.pass();
		}
	}

	/** Returns the next byte of a token, or END. */
	private static int token(TextWindow text) throws IOException {
		int character = text.peek();
		return TextWindow.isSpace(character) ? TextWindow.END : character;
	}

	/** As in C's default locale, only letters of ASCII have two cases. */
	private boolean isSame(int wanted, int found) {
		return wanted == found || !caseSensitive && lower(wanted) == lower(found);
	}

	private static int lower(int character) {
		return (character >= 'A' && character <= 'Z') ? character + ('a' - 'A') : character;
	}

}
