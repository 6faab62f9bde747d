package dev.gavel.api.imports.format.jsonl.packed;

import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what was packed, up to a number of bytes. Whatever is wrong with it is the file's
 * fault.
 */
final class UnpackedInput extends FilterInputStream {

	private final long most;

	private long read;

	UnpackedInput(InputStream input, long most) {
		super(input);
		this.most = most;
	}

	@Override
	public int read() throws UnreadableFileException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : Byte.toUnsignedInt(one[0]);
	}

	@Override
	public int read(byte[] bytes, int from, int length) throws UnreadableFileException {
		int count = unpack(bytes, from, length);
		read += Math.max(0, count);
		if (read > most) {
			throw new UnreadableFileException("It has more than %,d bytes when it is unpacked.".formatted(most));
		}
		return count;
	}

	private int unpack(byte[] bytes, int from, int length) throws UnreadableFileException {
		try {
			return super.read(bytes, from, length);
		}
		catch (IOException ex) {
			throw new UnreadableFileException(
					"Expected tests in JSON, or in Base64 a compressed pickle of it: %s.".formatted(ex.getMessage()));
		}
	}

}
