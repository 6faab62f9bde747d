package dev.gavel.worker.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A place in a text, and what surrounds it.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param before what comes before, without its beginning if that is cut
 * @param after the rest, without its end if that is cut
 * @param bytes the size of the whole text
 */
public record TextSurroundings(long line, long column, String before, boolean cutBefore, String after, boolean cutAfter,
		long bytes) {

	private static final int LONGEST_CHARACTER = 4;

	/**
	 * @param at how many bytes come before
	 * @param reach how many bytes are read before the place, and from there on
	 */
	static TextSurroundings of(TextSource text, long at, int reach) throws IOException {
		long start = characterStart(text, at);
		long line = 1;
		long column = 1;
		try (TextWindow window = new TextWindow(text)) {
			while (window.offset() < start) {
				int character = window.peek();
				line += (character == '\n') ? 1 : 0;
				column = (character == '\n') ? 1 : column + (isContinuation(character) ? 0 : 1);
				window.pass();
			}
		}
		try (TextWindow window = new TextWindow(text)) {
			long from = Math.max(0, start - reach);
			window.passTo(from);
			byte[] before = window.read((int) (start - from));
			byte[] after = window.read(reach);
			long to = window.offset();
			window.passTo(Long.MAX_VALUE);
			boolean cutAfter = to < window.offset();
			return new TextSurroundings(line, column, decode(before, firstCharacter(before, from), before.length),
					from > 0, decode(after, 0, cutAfter ? lastCharacter(after) : after.length), cutAfter,
					window.offset());
		}
	}

	/** A difference inside a character is one of the whole character. */
	static long characterStart(TextSource text, long at) throws IOException {
		try (TextWindow window = new TextWindow(text)) {
			long from = Math.max(0, at - LONGEST_CHARACTER + 1);
			window.passTo(from);
			byte[] bytes = window.read((int) (at - from) + 1);
			int start = (int) (at - from);
			while (start > 0 && start < bytes.length && isContinuation(bytes[start])) {
				start--;
			}
			return from + start;
		}
	}

	private static int firstCharacter(byte[] bytes, long offset) {
		int first = 0;
		while (offset > 0 && first < Math.min(bytes.length, LONGEST_CHARACTER) && isContinuation(bytes[first])) {
			first++;
		}
		return first;
	}

	/** Returns where the last character begins, which may be cut. */
	private static int lastCharacter(byte[] bytes) {
		int last = bytes.length - 1;
		while (last > Math.max(0, bytes.length - LONGEST_CHARACTER) && isContinuation(bytes[last])) {
			last--;
		}
		return Math.max(0, last);
	}

	private static boolean isContinuation(int octet) {
		return (octet & 0xc0) == 0x80;
	}

	private static String decode(byte[] bytes, int from, int to) {
		return new String(bytes, from, to - from, StandardCharsets.UTF_8);
	}

}
