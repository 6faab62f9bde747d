package dev.gavel.worker.judging;

import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.worker.sandbox.CapturedText;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the texts of one report: each on its own, and all together. Counts the bytes that
 * they take in the report's JSON, because those are what Kafka limits.
 */
final class ShownText {

	private static final int REPLACEMENT = 0xFFFD;

	/** The first long one takes that part of the room, the next ones less. */
	private static final int TRANSCRIPTS = 4;

	private final int maxBytes;

	private long bytesLeft;

	/**
	 * @param bytes how many all texts may take together
	 */
	ShownText(JudgingProperties properties, long bytes) {
		this.maxBytes = (int) properties.shownText().toBytes();
		this.bytesLeft = bytes;
	}

	/** Returns the largest number of characters of any shown text. */
	int maxCharacters() {
		return maxBytes;
	}

	String cut(CapturedText captured) {
		String text = cut(captured.text());
		return (captured.truncated() && !text.endsWith(TestReport.CUT)) ? text + TestReport.CUT : text;
	}

	String cut(String text) {
		return cut(text, maxBytes);
	}

	/**
	 * Shortens a transcript in the middle, to a part of what is left: those of later
	 * tests must have room, too.
	 */
	String cutTranscript(String text) {
		long room = bytesLeft / TRANSCRIPTS / 2;
		if (room < maxBytes) {
			return cut(text, room);
		}
		String beginning = beginning(text, room);
		String rest = text.substring(beginning.length());
		String end = end(rest, room);
		int leftOut = rest.length() - end.length();
		return (leftOut == 0) ? beginning + end : "%s\n... %d characters left out ...\n%s%s".formatted(beginning,
				leftOut, sign(text, beginning.length() + leftOut), end);
	}

	/** Returns which side says what is cut there within a line of a transcript. */
	private static String sign(String text, int index) {
		int line = text.lastIndexOf('\n', index - 1) + 1;
		boolean within = line < index && (text.charAt(line) == '>' || text.charAt(line) == '<');
		return within ? text.substring(line, line + 1) : "";
	}

	/**
	 * Cuts an error's texts only by the bound for all together: the sandbox has bounded
	 * each, and the last line of a traceback matters most.
	 */
	ProgramError cut(ProgramError error) {
		return new ProgramError(cut(error.type()), cut(error.message(), bytesLeft), error.line(),
				cutTraceback(error.traceback()));
	}

	private @Nullable String cutTraceback(@Nullable String traceback) {
		return (traceback != null) ? cut(traceback, bytesLeft) : null;
	}

	private String cut(String text, long maxBytes) {
		String shown = beginning(text, maxBytes);
		return (shown.length() < text.length()) ? shown + TestReport.CUT : shown;
	}

	/** Cuts the end of a text, and does not mark that. */
	String beginning(String text, long maxBytes) {
		long room = Math.min(maxBytes, bytesLeft);
		StringBuilder shown = new StringBuilder();
		for (int index = 0; index < text.length();) {
			int character = encodable(text.codePointAt(index));
			room -= encodedBytes(character);
			if (room < 0) {
				break;
			}
			bytesLeft -= encodedBytes(character);
			shown.appendCodePoint(character);
			index += Character.charCount(character);
		}
		return shown.toString();
	}

	/** Cuts the beginning of a text, and does not mark that. */
	String end(String text, long maxBytes) {
		long room = Math.min(maxBytes, bytesLeft);
		int from = text.length();
		while (from > 0 && encodedBytes(encodable(text.codePointBefore(from))) <= room) {
			int character = text.codePointBefore(from);
			room -= encodedBytes(encodable(character));
			from -= Character.charCount(character);
		}
		return beginning(text.substring(from), maxBytes);
	}

	/** Half of a surrogate pair has no encoding. */
	private static int encodable(int character) {
		boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
		return half ? REPLACEMENT : character;
	}

	private static int encodedBytes(int character) {
		if (character < ' ') {
			return (character >= '\b' && character <= '\r' && character != '\u000b') ? 2 : 6;
		}
		if (character < 0x80) {
			return (character == '"' || character == '\\') ? 2 : 1;
		}
		return (character < 0x800) ? 2 : (character <= Character.MAX_VALUE) ? 3 : 4;
	}

}
