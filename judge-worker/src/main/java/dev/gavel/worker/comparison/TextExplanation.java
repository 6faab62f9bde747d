package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.value.Notation;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.TextValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Explains a mismatch. Reads as much of both texts as it shows, besides where it is. */
record TextExplanation(Text spec, TextSource expected, TextSource actual) {

	private static final String LINE_BREAK = "\n";

	/** What must be read of a token so that the rest does not matter. */
	private static final int MOST_BYTES = 20_000;

	/** A longer common beginning is not read. */
	private static final int MOST_COMMON = MOST_BYTES / 2;

	/**
	 * @param reach how many bytes are shown before the difference, and from there on
	 */
	TextDifference of(TextMismatch mismatch, int reach) throws IOException {
		TextSurroundings wanted = TextSurroundings.of(expected, wantedOffset(mismatch), reach);
		TextSurroundings found = TextSurroundings.of(actual, foundOffset(mismatch), reach);
		String reason = switch (mismatch.part()) {
			case SPACE -> inSpace(mismatch);
			case LINE_BREAKS -> inLineBreaks(mismatch);
			case TOKEN -> inToken(mismatch);
			case NUMBER -> inNumber(mismatch);
		};
		return new TextDifference(
				"on line %d, column %d: %s%s".formatted(found.line(), found.column(), reason, malformed(mismatch)),
				wanted, found);
	}

	/** What is right is as the author wants it, so it is not looked at. */
	private String malformed(TextMismatch mismatch) throws IOException {
		long offset = Utf8.malformedFrom(actual, TextSurroundings.characterStart(actual, foundOffset(mismatch)));
		if (offset < 0) {
			return "";
		}
		try (TextWindow window = new TextWindow(actual)) {
			window.passTo(offset);
			return "; the answer is not valid UTF-8 at byte %d, which is 0x%02x".formatted(offset + 1, window.peek());
		}
	}

	private long wantedOffset(TextMismatch mismatch) throws IOException {
		return offset(expected, mismatch.expectedFrom(), mismatch, mismatch.expectedEnds());
	}

	private long foundOffset(TextMismatch mismatch) throws IOException {
		return offset(actual, mismatch.actualFrom(), mismatch, mismatch.actualEnds());
	}

	private static long offset(TextSource text, long from, TextMismatch mismatch, boolean ends) throws IOException {
		if (mismatch.part() != TextMismatch.Part.LINE_BREAKS || ends) {
			return from + mismatch.common();
		}
		try (TextWindow window = new TextWindow(text)) {
			window.passTo(from);
			window.passLineBreaks(mismatch.lineBreaks());
			return window.offset();
		}
	}

	private String inSpace(TextMismatch mismatch) throws IOException {
		return "the white space differs: "
				+ Difference.expectedAndGot(new TextValue(beginning(expected, mismatch.expectedFrom(), true)),
						new TextValue(beginning(actual, mismatch.actualFrom(), true)));
	}

	private String inLineBreaks(TextMismatch mismatch) throws IOException {
		return "expected %s, got %s".formatted(
				shown(mismatch.expectedEnds() ? null : lineBreakOrToken(expected, wantedOffset(mismatch))),
				shown(mismatch.actualEnds() ? null : lineBreakOrToken(actual, foundOffset(mismatch))));
	}

	private String inToken(TextMismatch mismatch) throws IOException {
		String wanted = token(expected, mismatch.expectedFrom());
		String found = token(actual, mismatch.actualFrom());
		if (wanted.isEmpty() || found.isEmpty()) {
			return "expected %s, got %s".formatted(shown(wanted.isEmpty() ? null : wanted),
					shown(found.isEmpty() ? null : found));
		}
		if (mismatch.common() <= MOST_COMMON) {
			return UnequalTexts.between(new TextValue(wanted), new TextValue(found));
		}
		long wantedColumn = TextSurroundings.of(expected, wantedOffset(mismatch), 0).column();
		long index = wantedColumn - TextSurroundings.of(expected, mismatch.expectedFrom(), 0).column();
		return UnequalTexts.at(index, new TextValue(token(expected, wantedOffset(mismatch))),
				new TextValue(token(actual, foundOffset(mismatch))));
	}

	private String inNumber(TextMismatch mismatch) throws IOException {
		String wanted = shown(token(expected, mismatch.expectedFrom()));
		String found = shown(token(actual, mismatch.actualFrom()));
		double number = mismatch.expectedNumber();
		double other = mismatch.actualNumber();
		if (Double.isNaN(other)) {
			return "expected the number %s, got %s".formatted(wanted, found);
		}
		Tolerance tolerance = new Tolerance(new Typed(allowed(spec.relative()), allowed(spec.absolute())));
		return "expected %s, got %s".formatted(wanted, found)
				+ tolerance.excess(new FloatValue(number), new FloatValue(other))
					.map((excess) -> ": " + excess)
					.orElse("");
	}

	private static String lineBreakOrToken(TextSource text, long from) throws IOException {
		try (TextWindow window = new TextWindow(text)) {
			window.passTo(from);
			return (window.peek() == '\n') ? LINE_BREAK : token(text, from);
		}
	}

	private static String token(TextSource text, long from) throws IOException {
		return beginning(text, from, false);
	}

	/** Returns as much of a token, or of white space, as matters. */
	private static String beginning(TextSource text, long from, boolean space) throws IOException {
		try (TextWindow window = new TextWindow(text)) {
			window.passTo(from);
			byte[] bytes = window.read(MOST_BYTES);
			int end = 0;
			while (end < bytes.length && TextWindow.isSpace(bytes[end]) == space) {
				end++;
			}
			return new String(bytes, 0, end, StandardCharsets.UTF_8);
		}
	}

	private static double allowed(@Nullable Double distance) {
		return (distance != null) ? Math.max(0, distance) : 0;
	}

	private static String shown(@Nullable String token) {
		if (token == null) {
			return "the end of the text";
		}
		return token.equals(LINE_BREAK) ? "the end of the line"
				: Difference.show(new TextValue(token), Notation.PYTHON);
	}

}
