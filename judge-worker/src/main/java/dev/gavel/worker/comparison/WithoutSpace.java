package dev.gavel.worker.comparison;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A text without its white space, so that all of it is one token. */
record WithoutSpace(TextSource text) implements TextSource {

	@Override
	public InputStream open() throws IOException {
		return new Tokens(text.open());
	}

	@Override
	public long atMostBytes() {
		return text.atMostBytes();
	}

	private static final class Tokens extends FilterInputStream {

		private Tokens(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			int octet = super.read();
			while (TextWindow.isSpace(octet)) {
				octet = super.read();
			}
			return octet;
		}

		@Override
		public int read(byte[] target, int from, int length) throws IOException {
			int left = 0;
			int read = 0;
			while (left == 0 && read >= 0 && length > 0) {
				read = super.read(target, from, length);
				left = withoutSpace(target, from, from + read);
			}
			return (read < 0) ? read : left;
		}

		private static int withoutSpace(byte[] bytes, int from, int to) {
			int end = from;
			for (int i = from; i < to; i++) {
				if (!TextWindow.isSpace(bytes[i])) {
					bytes[end++] = bytes[i];
				}
			}
			return end - from;
		}

	}

}
