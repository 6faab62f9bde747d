package dev.gavel.value.typed;

import dev.gavel.value.JsonFault;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.TextPlace;
import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value;
import dev.gavel.value.ValueMapper;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one value from JSON text, in which NaN and Infinity are numbers, too. */
final class JsonReader {

	private final JsonParser json;

	private JsonReader(JsonParser json) {
		this.json = json;
	}

	static Value read(String text) {
		try (JsonParser json = ValueMapper.JSON.createParser(text)) {
			if (json.nextToken() == null) {
				throw new MalformedValue("expected JSON, found nothing");
			}
			Value value = new JsonReader(json).value();
			if (json.nextToken() != null) {
				throw new MalformedValue("not JSON: expected the end of the text at %s".formatted(place(text, json)),
						offset(json));
			}
			return value;
		}
		catch (JacksonException ex) {
			int read = (ex.getLocation() != null) ? (int) Math.max(0, ex.getLocation().getCharOffset()) : 0;
			throw new MalformedValue("not JSON" + JsonFault.of(ex), read);
		}
	}

	private static int offset(JsonParser json) {
		return (int) json.currentTokenLocation().getCharOffset();
	}

	private static TextPlace place(String text, JsonParser json) {
		return TextPlace.of(text, offset(json));
	}

	private Value value() {
		return switch (json.currentToken()) {
			case VALUE_NULL -> NoneValue.NONE;
			case VALUE_TRUE -> new BoolValue(true);
			case VALUE_FALSE -> new BoolValue(false);
			case VALUE_NUMBER_INT -> new IntValue(json.getBigIntegerValue());
			case VALUE_NUMBER_FLOAT -> new FloatValue(number());
			case VALUE_STRING -> new TextValue(json.getString());
			case START_ARRAY -> list();
			case START_OBJECT -> dict();
			default -> throw new MalformedValue("expected a value, found " + json.currentToken());
		};
	}

	private double number() {
		double number = json.getDoubleValue();
		if (Double.isInfinite(number) && !json.isNaN()) {
			throw new MalformedValue(JsonValues.TOO_LARGE, offset(json));
		}
		return number;
	}

	private Value list() {
		List<Value> elements = new ArrayList<>();
		while (json.nextToken() != JsonToken.END_ARRAY) {
			elements.add(value());
		}
		return new ListValue(elements);
	}

	private Value dict() {
		List<Entry> entries = new ArrayList<>();
		while (json.nextToken() != JsonToken.END_OBJECT) {
			TextValue key = new TextValue(json.currentName());
			json.nextToken();
			entries.add(new Entry(key, value()));
		}
		return new DictValue(entries);
	}

}
