package dev.gavel.api.compat.judge0;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Base64 in lines, as Ruby writes it. */
final class Base64Text {

	private static final Base64.Encoder LINES = Base64.getMimeEncoder(60, new byte[] { '\n' });

	private Base64Text() {
	}

	static String encode(byte[] bytes) {
		return (bytes.length == 0) ? "" : LINES.encodeToString(bytes) + "\n";
	}

	static String encode(String text) {
		return encode(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * @throws IllegalArgumentException when it is none
	 */
	static byte[] decode(String text) {
		return Base64.getDecoder().decode(text.replaceAll("\\s+", ""));
	}

}
