package dev.gavel.worker.comparison;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Finds bytes that are not UTF-8. */
final class Utf8 {

	private static final int CHUNK = 8 * 1024;

	private Utf8() {
	}

	/**
	 * @param from where a character begins
	 * @return the offset of the first byte from there on that is not UTF-8; -1 if all are
	 */
	static long malformedFrom(TextSource text, long from) throws IOException {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		CharBuffer characters = CharBuffer.allocate(CHUNK);
		ByteBuffer bytes = ByteBuffer.allocate(0);
		try (TextWindow window = new TextWindow(text)) {
			window.passTo(from);
			boolean ended = false;
			while (!ended) {
				byte[] chunk = window.read(CHUNK - bytes.remaining());
				ended = window.peek() == TextWindow.END;
				bytes = ByteBuffer.allocate(CHUNK).put(bytes).put(chunk).flip();
				CoderResult result = decoder.decode(bytes, characters.clear(), ended);
				if (result.isError()) {
					return window.offset() - bytes.remaining();
				}
			}
			return -1;
		}
	}

}
