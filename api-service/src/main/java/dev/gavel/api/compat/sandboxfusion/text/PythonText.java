package dev.gavel.api.compat.sandboxfusion.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** What Python does with text. */
public final class PythonText {

	private static final char NEXT_LINE = '\u0085';

	private static final String LEFT_OUT = "...";

	private PythonText() {
	}

	/** Returns whether {@code str.strip()} removes the character. */
	static boolean isSpace(char character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == NEXT_LINE;
	}

	static boolean isBlank(String text) {
		return strip(text).isEmpty();
	}

	static String strip(String text) {
		int begin = 0;
		int end = text.length();
		while (begin < end && isSpace(text.charAt(begin))) {
			begin++;
		}
		while (begin < end && isSpace(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(begin, end);
	}

	/**
	 * Returns the text if it has at most that many characters, or its beginning and end.
	 */
	public static String shortened(String text, int most) {
		int length = text.codePointCount(0, text.length());
		if (length <= most) {
			return text;
		}
		int kept = (most - LEFT_OUT.length()) / 2;
		return text.substring(0, text.offsetByCodePoints(0, kept)) + LEFT_OUT
				+ text.substring(text.offsetByCodePoints(text.length(), -kept));
	}

	/** Returns text in UTF-8, or what SandboxFusion says of anything else. */
	public static String decoded(byte[] bytes) {
		ByteBuffer in = ByteBuffer.wrap(bytes);
		CharBuffer out = CharBuffer.allocate(bytes.length);
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		CoderResult result = decoder.decode(in, out, true);
		if (result.isError()) {
			return "[DecodeError] 'utf-8' codec can't decode byte 0x%02x in position %d".formatted(bytes[in.position()],
					in.position());
		}
		return out.flip().toString();
	}

}
