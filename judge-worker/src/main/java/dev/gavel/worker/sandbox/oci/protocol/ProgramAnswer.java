package dev.gavel.worker.sandbox.oci.protocol;

import dev.gavel.message.ProgramError;
import dev.gavel.value.ValueTooLarge;
import dev.gavel.worker.sandbox.Hint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a program's own process says about its test run. Hostile text: anything unexpected
 * is cut or left out, and never causes a failure.
 */
record ProgramAnswer(byte[] payload) {

	private static final int MESSAGE_LENGTH = 2500;

	private static final int HINT_LENGTH = 400;

	private static final int TRACEBACK_LENGTH = 8300;

	private static final int NAME_LENGTH = 120;

	private static final int NAMES = 60;

	private static final int MAX_PAYLOAD_BYTES = 192 << 10;

	@Nullable ProgramError error() {
		JsonNode json = json();
		if (json == null) {
			return null;
		}
		String message = Hint.after(text(json, "message", MESSAGE_LENGTH), text(json, "hint", HINT_LENGTH));
		return new ProgramError(text(json, "type", NAME_LENGTH), message, line(json),
				text(json, "traceback", TRACEBACK_LENGTH));
	}

	private static @Nullable Integer line(JsonNode json) {
		int line = json.path("line").asInt(0);
		return (line > 0) ? line : null;
	}

	@Nullable ProgramError unserializable() {
		JsonNode json = json();
		return (json != null) ? new ProgramError("TypeError", text(json, "message", MESSAGE_LENGTH), line(json), "")
				: null;
	}

	/**
	 * Returns the hint why the entry point is missing, as an error that still lacks the
	 * defined names.
	 */
	@Nullable ProgramError missing() {
		JsonNode json = json();
		String hint = (json != null) ? text(json, "hint", HINT_LENGTH) : "";
		return hint.isEmpty() ? null : new ProgramError("FunctionNotFound", hint, null, null);
	}

	/**
	 * Returns an error that names the exceeded limit; null when that is the limit of
	 * bytes.
	 */
	@Nullable ProgramError tooLarge() {
		return switch (new String(payload, StandardCharsets.US_ASCII)) {
			case "depth" -> tooLarge(ValueTooLarge.depth());
			case "digits" -> tooLarge(ValueTooLarge.digits());
			default -> null;
		};
	}

	private static ProgramError tooLarge(ValueTooLarge bound) {
		return new ProgramError("OutputLimitExceeded", "the returned value " + bound.getMessage(), null, null);
	}

	List<String> names(String field) {
		List<String> names = new ArrayList<>();
		JsonNode json = json();
		if (json != null) {
			for (JsonNode name : json.path(field)) {
				names.add(cut(name.asString(""), NAME_LENGTH));
			}
		}
		return names.subList(0, Math.min(names.size(), NAMES));
	}

	/** Whether the program says that its entry point was called. */
	boolean called() {
		JsonNode json = json();
		return json != null && json.path("called").asBoolean(false);
	}

	/** 0 to 255, as the kernel would have it. */
	int exitCode() {
		JsonNode json = json();
		return (json != null) ? json.path("code").asInt(0) & 0xff : 0;
	}

	private @Nullable JsonNode json() {
		if (payload.length > MAX_PAYLOAD_BYTES) {
			return null;
		}
		try {
			JsonNode json = SupervisorChannel.JSON.readTree(payload);
			return json.isObject() ? json : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static String text(JsonNode json, String field, int maxLength) {
		return cut(json.path(field).asString(""), maxLength);
	}

	private static String cut(String text, int maxLength) {
		return text.substring(0, Math.min(text.length(), maxLength));
	}

}
