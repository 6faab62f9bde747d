package dev.gavel.api.platform.request;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text that can be stored and shown as it was sent. */
public final class PlainText {

	private PlainText() {
	}

	/** Adds what is wrong with a text that must be there. */
	public static void check(Violations violations, String field, @Nullable String text, int maxLength) {
		if (text == null || text.isBlank()) {
			violations.add(field, "is missing");
			return;
		}
		violations.require(text.length() <= maxLength, field,
				"has %,d characters; the limit is %,d".formatted(text.length(), maxLength));
		checkCharacters(violations, field, text);
	}

	public static void checkCharacters(Violations violations, String field, String text) {
		int nullAt = text.indexOf('\0');
		if (nullAt >= 0) {
			violations.add(field, "has a null character at position %d".formatted(nullAt + 1));
		}
		checkPairs(violations, field, text);
	}

	/** Adds a violation unless the text can be encoded. */
	public static void checkPairs(Violations violations, String field, String text) {
		violations.require(StandardCharsets.UTF_8.newEncoder().canEncode(text), field,
				"has half of a surrogate pair, which is not a character");
	}

	/**
	 * @throws Problem when the bytes are not text in UTF-8
	 */
	public static String decode(String field, byte[] bytes) {
		return decode(field, bytes, StandardCharsets.UTF_8, "UTF-8");
	}

	/**
	 * @param encoding the name of the charset, and why it is used
	 * @throws Problem when the bytes are not text in that charset
	 */
	public static String decode(String field, byte[] bytes, Charset charset, String encoding) {
		ByteBuffer in = ByteBuffer.wrap(bytes);
		CharsetDecoder decoder = charset.newDecoder();
		CharBuffer out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
		CoderResult result = decoder.decode(in, out, true);
		if (result.isError()) {
			throw Violations.of(field, "has the byte 0x%02X at position %,d (line %d), which is not valid in %s"
				.formatted(in.get(in.position()), in.position() + 1, line(bytes, in.position(), charset), encoding));
		}
		decoder.flush(out);
		return out.flip().toString();
	}

	private static long line(byte[] bytes, int position, Charset charset) {
		return 1 + new String(bytes, 0, position, charset).chars().filter((character) -> character == '\n').count();
	}

}
