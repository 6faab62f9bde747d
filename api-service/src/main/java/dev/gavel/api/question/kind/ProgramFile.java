package dev.gavel.api.question.kind;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.gavel.value.BytesValue;
import dev.gavel.value.Value;
import dev.gavel.value.Value.TextValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * A file beside a program: a text, or bytes that are none.
 *
 * @param content the text; of bytes, Base64
 * @param isCut whether there are more bytes
 */
public record ProgramFile(String content, boolean isText, boolean isCut) {

	/** The field of bytes, as sent and as answered. */
	public static final String BASE64 = "base64";

	/** How many a test may have. */
	public static final int MOST = 100;

	/**
	 * Of all of a test: half of what a program may keep in files, whatever it may read.
	 */
	public static final long MOST_BYTES = 8 << 20;

	private static final int DIGITS_OF_GROUP = 4;

	public static ProgramFile ofText(String text) {
		return new ProgramFile(text, true, false);
	}

	/** Returns a text if the bytes are UTF-8. */
	public static ProgramFile of(byte[] bytes) {
		try {
			return ofText(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
		}
		catch (CharacterCodingException ex) {
			return new ProgramFile(Base64.getEncoder().encodeToString(bytes), false, false);
		}
	}

	static ProgramFile of(Value value) {
		return (value instanceof BytesValue bytes) ? of(bytes.octets().getBytes(StandardCharsets.ISO_8859_1))
				: ofText((value instanceof TextValue text) ? text.value() : "");
	}

	Value toValue() {
		return isText ? new TextValue(content)
				: new BytesValue(new String(Base64.getDecoder().decode(content), StandardCharsets.ISO_8859_1));
	}

	/** Returns how long the bytes are that are no text. */
	public long bytes() {
		return content.length() / 4L * 3 - (content.length() - content.replace("=", "").length());
	}

	/** Returns it as it is sent. */
	public JsonNode toNode() {
		return isText ? StringNode.valueOf(content) : JsonNodeFactory.instance.objectNode().put(BASE64, content);
	}

	@JsonValue
	Object shown() {
		return isText ? content : Map.of(BASE64, content);
	}

	/** Describes it for people. */
	public String words() {
		if (isText) {
			return content;
		}
		return isCut ? "bytes that are no text" : "%,d bytes that are no text".formatted(bytes());
	}

	/** Of bytes, Base64 of the first ones is left. */
	ProgramFile cut(UnaryOperator<String> cut) {
		String shown = cut.apply(content);
		if (isText || shown.equals(content)) {
			return new ProgramFile(shown, isText, isCut);
		}
		int digits = (shown.length() - 1) / DIGITS_OF_GROUP * DIGITS_OF_GROUP;
		return new ProgramFile(content.substring(0, digits), false, true);
	}

}
