package dev.gavel.api.platform.web;

import java.time.DateTimeException;
import java.time.Instant;
import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a time in a body, in the same form as in a query. */
@JacksonComponent
class TimeInBody extends StdDeserializer<Instant> {

	TimeInBody() {
		super(Instant.class);
	}

	@Override
	public Instant deserialize(JsonParser json, DeserializationContext context) {
		if (json.currentToken() != JsonToken.VALUE_STRING) {
			return (Instant) context.handleUnexpectedToken(Instant.class, json);
		}
		String text = json.getString();
		try {
			return TimeParameter.read(text.strip());
		}
		catch (DateTimeException ex) {
			return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a time");
		}
	}

}
