package dev.gavel.api.imports.format;

import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a file, of which one is read at a time: the stream ends with each. None of
 * them is in memory as a whole.
 */
final class FileLines extends InputStream {

	private static final int BUFFER_BYTES = 64 * 1024;

	private final InputStream file;

	private final int most;

	private final byte[] buffer = new byte[BUFFER_BYTES];

	private int position;

	private int limit;

	private int count;

	private boolean lineEnded = true;

	/**
	 * @param most bytes of a line
	 */
	FileLines(InputStream file, int most) {
		this.file = file;
		this.most = most;
	}

	/** Moves to the next line, and returns whether there is one. */
	boolean next() throws IOException {
		while (!lineEnded) {
			readInLine();
		}
		count = 0;
		lineEnded = !fill();
		return !lineEnded;
	}

	private boolean fill() throws IOException {
		if (position == limit) {
			position = 0;
			limit = Math.max(0, file.read(buffer));
		}
		return position < limit;
	}

	private int readInLine() throws IOException {
		if (lineEnded || !fill()) {
			lineEnded = true;
			return -1;
		}
		byte read = buffer[position++];
		lineEnded = read == '\n';
		return lineEnded ? -1 : Byte.toUnsignedInt(read);
	}

	/**
	 * @return -1 at the end of the line
	 * @throws UnreadableFileException when the line is too long
	 */
	@Override
	public int read() throws IOException {
		int read = readInLine();
		if (read >= 0 && ++count > most) {
			throw new UnreadableFileException("It has more than %,d bytes.".formatted(most));
		}
		return read;
	}

	@Override
	public int read(byte[] bytes, int from, int length) throws IOException {
		int read = 0;
		for (; read < length; read++) {
			int next = read();
			if (next < 0) {
				break;
			}
			bytes[from + read] = (byte) next;
		}
		return (read == 0 && length > 0) ? -1 : read;
	}

	@Override
	public void close() throws IOException {
		file.close();
	}

}
