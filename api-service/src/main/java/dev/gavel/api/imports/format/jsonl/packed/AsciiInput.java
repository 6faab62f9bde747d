package dev.gavel.api.imports.format.jsonl.packed;

import java.io.InputStream;

/** Reads a text as bytes without copying it. Characters beyond ASCII become NUL. */
final class AsciiInput extends InputStream {

	private static final int MOST = 0x7f;

	private final String text;

	private int position;

	AsciiInput(String text) {
		this.text = text;
	}

	@Override
	public int read() {
		if (position == text.length()) {
			return -1;
		}
		char character = text.charAt(position++);
		return (character <= MOST) ? character : 0;
	}

	@Override
	public int read(byte[] bytes, int from, int most) {
		if (position == text.length()) {
			return (most == 0) ? 0 : -1;
		}
		int count = Math.min(most, text.length() - position);
		for (int i = 0; i < count; i++) {
			bytes[from + i] = (byte) read();
		}
		return count;
	}

}
