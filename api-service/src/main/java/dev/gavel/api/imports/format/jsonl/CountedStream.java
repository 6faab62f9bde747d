package dev.gavel.api.imports.format.jsonl;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that were read. */
final class CountedStream extends FilterInputStream {

	private long count;

	CountedStream(InputStream stream) {
		super(stream);
	}

	@Override
	public int read() throws IOException {
		int read = super.read();
		count += (read >= 0) ? 1 : 0;
		return read;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read = super.read(bytes, offset, length);
		count += Math.max(0, read);
		return read;
	}

	long count() {
		return count;
	}

}
