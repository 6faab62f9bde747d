package dev.gavel.api.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
				"has %,d characters, at most %,d are taken".formatted(text.length(), maxLength));
		checkCharacters(violations, field, text);
	}

	public static void checkCharacters(Violations violations, String field, String text) {
		violations.require(text.indexOf('\0') < 0, field,
				"has a null character at position %d".formatted(text.indexOf('\0') + 1));
		violations.require(StandardCharsets.UTF_8.newEncoder().canEncode(text), field,
				"has half of a surrogate pair, which is no character");
	}

	/**
	 * @throws Problem when the bytes are not text in UTF-8
	 */
	public static String decode(String field, byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw Violations.of(field, "is not text in UTF-8");
		}
	}

}
