package dev.gavel.worker.comparison;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The part of a text that is in memory while the text is read from start to end. */
final class TextWindow implements AutoCloseable {

	static final int END = -1;

	private static final int MOST_BYTES = 64 * 1024;

	private static final int FEWEST_BYTES = 64;

	private final InputStream in;

	private final byte[] bytes;

	private int next;

	private int end;

	private long passed;

	private boolean ended;

	TextWindow(TextSource text) throws IOException {
		this.bytes = new byte[(int) Math.max(FEWEST_BYTES, Math.min(MOST_BYTES, text.atMostBytes() + 1))];
		this.in = text.open();
	}

	/** Returns how many bytes of the text have been passed. */
	long offset() {
		return passed + next;
	}

	/** Returns the next byte, or END. */
	int peek() throws IOException {
		return (next < end || fill()) ? bytes[next] & 0xff : END;
	}

	void pass() {
		next++;
	}

	/** Goes forward, at most to the end. */
	void passTo(long offset) throws IOException {
		while (offset() < offset && (next < end || fill())) {
			next += (int) Math.min(end - next, offset - offset());
		}
	}

	/** Reads at most that many bytes, fewer at the end only. */
	byte[] read(int length) throws IOException {
		byte[] read = new byte[length];
		int size = 0;
		while (size < length && (next < end || fill())) {
			int part = Math.min(length - size, end - next);
			System.arraycopy(bytes, next, read, size, part);
			next += part;
			size += part;
		}
		return (size == length) ? read : Arrays.copyOf(read, size);
	}

	/**
	 * Passes what both texts have in common, but not the token before the first
	 * difference nor the white space before that.
	 */
	void passCommon(TextWindow other) throws IOException {
		int common;
		boolean same;
		do {
			fill();
			other.fill();
			int length = Math.min(end - next, other.end - other.next);
			int mismatch = Arrays.mismatch(bytes, next, next + length, other.bytes, other.next, other.next + length);
			same = mismatch < 0;
			common = beforeSpace(beforeToken(next + (same ? length : mismatch))) - next;
			next += common;
			other.next += common;
		}
		while (same && common > 0);
	}

	boolean hasSameRest(TextWindow other) throws IOException {
		boolean more = fill();
		boolean same = true;
		while (same && more) {
			int length = Math.min(end - next, other.fill() ? other.end - other.next : 0);
			same = length > 0
					&& Arrays.equals(bytes, next, next + length, other.bytes, other.next, other.next + length);
			next += length;
			other.next += length;
			more = fill();
		}
		return same && !other.fill();
	}

	private int beforeToken(int to) {
		int at = to;
		while (at > next && !isSpace(bytes[at - 1])) {
			at--;
		}
		return at;
	}

	private int beforeSpace(int to) {
		int at = to;
		while (at > next && isSpace(bytes[at - 1])) {
			at--;
		}
		return at;
	}

	/** Passes white space, line breaks included. */
	void passSpace() throws IOException {
		while (isSpace(peek())) {
			next++;
		}
	}

	/**
	 * Passes white space.
	 * @return how many line breaks were in it; none if the text ends with it
	 */
	long passLineBreaks() throws IOException {
		long lines = 0;
		int character = peek();
		while (isSpace(character)) {
			lines += (character == '\n') ? 1 : 0;
			next++;
			character = peek();
		}
		return (character == END) ? 0 : lines;
	}

	/** Passes white space and that many line breaks in it. */
	void passLineBreaks(long count) throws IOException {
		long left = count;
		int character = peek();
		while (isSpace(character) && (character != '\n' || left > 0)) {
			left -= (character == '\n') ? 1 : 0;
			next++;
			character = peek();
		}
	}

	/** Whether C's {@code isspace} takes the character for white space. */
	static boolean isSpace(int character) {
		return character == ' ' || character >= '\t' && character <= '\r';
	}

	/** Returns whether there is more. */
	private boolean fill() throws IOException {
		if (!ended && end - next <= bytes.length / 2) {
			System.arraycopy(bytes, next, bytes, 0, end - next);
			passed += next;
			end -= next;
			next = 0;
			int read = in.readNBytes(bytes, end, bytes.length - end);
			ended = read < bytes.length - end;
			end += read;
		}
		return next < end;
	}

	@Override
	public void close() throws IOException {
		in.close();
	}

}
