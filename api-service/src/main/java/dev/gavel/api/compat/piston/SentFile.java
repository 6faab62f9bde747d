package dev.gavel.api.compat.piston;

import dev.gavel.api.compat.run.FileName;
import tools.jackson.databind.JsonNode;

/**
 * A file as sent.
 *
 * @param declaredText whether it says that it is UTF-8, or nothing
 */
record SentFile(String name, byte[] content, Encoding encoding, boolean declaredText) {

	/**
	 * @param field names it in messages
	 * @param unnamed what it is called if it has no name
	 */
	static SentFile read(JsonNode sent, String field, String unnamed) {
		JsonNode content = sent.path("content");
		Invalid.require(content.isString(), field + ".content is required as a string");
		JsonNode encoding = sent.path("encoding");
		return new SentFile(name(sent.path("name"), field, unnamed),
				content(content.stringValue(), Encoding.of(encoding), field), Encoding.of(encoding),
				isAbsent(encoding) || encoding.asString("").equals("utf8"));
	}

	private static String name(JsonNode sent, String field, String unnamed) {
		if (isAbsent(sent)) {
			return unnamed;
		}
		Invalid.require(sent.isString(), field + ".name must be a string");
		return FileName.normal(sent.stringValue());
	}

	private static boolean isAbsent(JsonNode sent) {
		return sent.isMissingNode() || sent.isNull() || (sent.isString() && sent.stringValue().isEmpty());
	}

	private static byte[] content(String content, Encoding encoding, String field) {
		try {
			return encoding.decode(content);
		}
		catch (IllegalArgumentException ex) {
			throw Invalid.of("%s.content is not %s".formatted(field, encoding));
		}
	}

}
