package dev.gavel.api.compat.sandboxfusion.body;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.gavel.api.compat.sandboxfusion.body.InvalidBody.Detail;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A body as it was sent. Fields that nobody asks for are ignored. */
public record SentBody(@JsonAnySetter Map<String, JsonNode> fields) {

	/**
	 * @throws InvalidBody when it is no JSON object
	 */
	public static Fields read(byte @Nullable [] body, JsonMapper json) {
		if (body == null || body.length == 0) {
			throw new InvalidBody(List.of(new Detail(List.of("body"), "Field required", "missing")));
		}
		return read(() -> json.readValue(body, SentBody.class));
	}

	/**
	 * Reads tests that are sent as text, where control characters need no escape.
	 * @throws InvalidBody when they are no JSON
	 */
	public static Fields readTests(String tests, JsonMapper json) {
		return read(() -> json.readerFor(SentBody.class)
			.with(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
			.readValue("{\"test\":" + tests + "}"));
	}

	private static Fields read(Supplier<SentBody> body) {
		try {
			return new Fields(body.get().fields());
		}
		catch (StreamReadException ex) {
			throw invalid(ex, "JSON decode error", "json_invalid");
		}
		catch (JacksonException ex) {
			throw invalid(ex, "Input should be a valid dictionary", "dict_type");
		}
	}

	private static InvalidBody invalid(JacksonException ex, String message, String type) {
		return new InvalidBody(
				List.of(new Detail(List.of("body"), "%s: %s".formatted(message, ex.getOriginalMessage()), type)));
	}

}
