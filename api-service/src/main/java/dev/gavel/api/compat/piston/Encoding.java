package dev.gavel.api.compat.piston;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** How the content of a file is written. */
enum Encoding {

	UTF8, BASE64, HEX;

	/** Takes one that Piston does not know for UTF-8. */
	static Encoding of(JsonNode sent) {
		return switch (sent.asString("")) {
			case "base64" -> BASE64;
			case "hex" -> HEX;
			default -> UTF8;
		};
	}

	/**
	 * @throws IllegalArgumentException when it is not written like that
	 */
	byte[] decode(String content) {
		return switch (this) {
			case UTF8 -> content.getBytes(StandardCharsets.UTF_8);
			case BASE64 -> base64(content);
			case HEX -> HexFormat.of().parseHex(content);
		};
	}

	/** Lines and both alphabets are common. */
	private static byte[] base64(String content) {
		return Base64.getDecoder().decode(content.replaceAll("[\\r\\n\\t ]+", "").replace('-', '+').replace('_', '/'));
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
