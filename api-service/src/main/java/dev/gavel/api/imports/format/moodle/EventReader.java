package dev.gavel.api.imports.format.moodle;

import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Lets only so many characters be read for an event of XML, which the parser has in
 * memory as a whole.
 */
final class EventReader extends FilterReader {

	private final int most;

	private int left;

	EventReader(Reader input, int most) {
		super(input);
		this.most = most;
		this.left = most;
	}

	/** Begins another event. */
	void allow() {
		left = most;
	}

	@Override
	public int read() throws IOException {
		char[] one = new char[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0];
	}

	@Override
	public int read(char[] characters, int from, int length) throws IOException {
		int count = super.read(characters, from, length);
		left -= Math.max(0, count);
		if (left < 0) {
			throw new UnreadableFileException(
					"A text, a comment or a tag has more than %,d characters.".formatted(most));
		}
		return count;
	}

}
