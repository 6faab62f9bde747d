package dev.gavel.api.imports.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lets only so many bytes be read, until that is renewed. */
final class Allowance extends FilterInputStream {

	private final int most;

	private int left;

	Allowance(InputStream stream, int most) {
		super(stream);
		this.most = most;
		this.left = most;
	}

	void renew() {
		left = most;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : Byte.toUnsignedInt(one[0]);
	}

	@Override
	public int read(byte[] bytes, int from, int length) throws IOException {
		int count = super.read(bytes, from, length);
		left -= Math.max(0, count);
		if (left < 0) {
			throw new UnreadableFileException("An element has more than %,d bytes.".formatted(most));
		}
		return count;
	}

}
