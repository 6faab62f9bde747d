package dev.gavel.api.imports.format.jsonl.packed;

import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A pickle that is one text. A pickle is a program that may call anything; this reads the
 * few operations that make a text, and refuses all others.
 */
final class StringPickle extends InputStream {

	private static final int PROTO = 0x80;

	private static final int FRAME = 0x95;

	private static final int SHORT_TEXT = 0x8c;

	private static final int TEXT = 'X';

	private static final int LONG_TEXT = 0x8d;

	private static final int MEMOIZE = 0x94;

	private static final int PUT = 'q';

	private static final int LONG_PUT = 'r';

	private static final int STOP = '.';

	private final InputStream pickle;

	private long left;

	private boolean atEnd;

	/** Reads up to the text. */
	StringPickle(InputStream pickle) throws IOException {
		this.pickle = pickle;
		this.left = length();
	}

	private long length() throws IOException {
		while (true) {
			int operation = (int) number(1);
			switch (operation) {
				case PROTO -> number(1);
				case FRAME -> number(8);
				case SHORT_TEXT -> {
					return number(1);
				}
				case TEXT -> {
					return number(4);
				}
				case LONG_TEXT -> {
					return number(8);
				}
				default -> throw refused(operation);
			}
		}
	}

	/** Reads a number that begins with its lowest byte. */
	private long number(int bytes) throws IOException {
		byte[] read = pickle.readNBytes(bytes);
		if (read.length < bytes) {
			throw ended();
		}
		return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).put(read).getLong(0);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : Byte.toUnsignedInt(one[0]);
	}

	@Override
	public int read(byte[] bytes, int from, int most) throws IOException {
		if (most == 0) {
			return 0;
		}
		if (left <= 0) {
			requireEnd();
			return -1;
		}
		int read = pickle.read(bytes, from, (int) Math.min(most, left));
		if (read < 0) {
			throw ended();
		}
		left -= read;
		return read;
	}

	private void requireEnd() throws IOException {
		while (!atEnd) {
			int operation = (int) number(1);
			switch (operation) {
				case STOP -> atEnd = true;
				case MEMOIZE -> {
				}
				case PUT -> number(1);
				case LONG_PUT -> number(4);
				case FRAME -> number(8);
				default -> throw refused(operation);
			}
		}
	}

	@Override
	public void close() throws IOException {
		pickle.close();
	}

	private static UnreadableFileException ended() {
		return new UnreadableFileException("The pickle ends too early.");
	}

	private static UnreadableFileException refused(int operation) {
		return new UnreadableFileException(
				"Expected a pickle that is nothing but a text, found the operation 0x%02x.".formatted(operation));
	}

}
