package dev.gavel.value;

import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value.TupleValue;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one value in the notation of {@link ValueCodec}, without a tree of JSON in
 * between, up to a number of values.
 */
final class TaggedReader {

	private final JsonParser json;

	private int valuesLeft;

	private TaggedReader(JsonParser json, int maxValues) {
		this.json = json;
		this.valuesLeft = maxValues;
	}

	static Value read(byte[] bytes, int maxValues) {
		try (JsonParser json = ValueMapper.JSON.createParser(bytes)) {
			json.nextToken();
			Value value = new TaggedReader(json, maxValues).value();
			if (json.nextToken() != null) {
				throw new MalformedValue("expected one value, found more");
			}
			return value;
		}
		catch (JacksonException ex) {
			throw new MalformedValue("not JSON within bounds: " + ex.getOriginalMessage(), ex);
		}
	}

	private void count() {
		if (--valuesLeft < 0) {
			throw new MalformedValue("it holds too many values");
		}
	}

	private Value value() {
		count();
		JsonToken token = json.currentToken();
		if (token == null) {
			throw new MalformedValue("expected a value, found nothing");
		}
		return switch (token) {
			case VALUE_NULL -> NoneValue.NONE;
			case VALUE_TRUE -> new BoolValue(true);
			case VALUE_FALSE -> new BoolValue(false);
			case VALUE_NUMBER_INT -> new IntValue(json.getBigIntegerValue());
			case VALUE_NUMBER_FLOAT -> new FloatValue(json.getDoubleValue());
			case VALUE_STRING -> new TextValue(json.getString());
			case START_ARRAY -> new ListValue(elements());
			case START_OBJECT -> tagged();
			default -> throw new MalformedValue("expected a value, found " + token);
		};
	}

	private List<Value> elements() {
		List<Value> elements = new ArrayList<>();
		while (json.nextToken() != JsonToken.END_ARRAY) {
			elements.add(value());
		}
		return elements;
	}

	private Value tagged() {
		if (json.nextToken() != JsonToken.PROPERTY_NAME) {
			throw new MalformedValue("expected an object with one tag, found none");
		}
		String tag = json.currentName();
		json.nextToken();
		Value value = switch (tag) {
			case "f" -> new FloatValue(undigitized());
			case "t" -> new TupleValue(taggedElements());
			case "s" -> new SetValue(Distinct.values(taggedElements()));
			case "d" -> dict();
			default -> throw new MalformedValue("expected one of the tags f, t, s, d");
		};
		if (json.nextToken() != JsonToken.END_OBJECT) {
			throw new MalformedValue("expected an object with one tag, found more");
		}
		return value;
	}

	private double undigitized() {
		return switch (json.getValueAsString("")) {
			case "nan" -> Double.NaN;
			case "inf" -> Double.POSITIVE_INFINITY;
			case "-inf" -> Double.NEGATIVE_INFINITY;
			default -> throw new MalformedValue("expected nan, inf or -inf");
		};
	}

	private List<Value> taggedElements() {
		requireArray();
		return elements();
	}

	private void requireArray() {
		if (json.currentToken() != JsonToken.START_ARRAY) {
			throw new MalformedValue("expected an array inside a tag");
		}
	}

	private DictValue dict() {
		requireArray();
		List<Entry> entries = new ArrayList<>();
		while (json.nextToken() != JsonToken.END_ARRAY) {
			entries.add(entry());
		}
		return new DictValue(Distinct.entries(entries));
	}

	private Entry entry() {
		count();
		if (json.currentToken() == JsonToken.START_ARRAY) {
			json.nextToken();
			Value key = value();
			json.nextToken();
			Value value = value();
			if (json.nextToken() == JsonToken.END_ARRAY) {
				return new Entry(key, value);
			}
		}
		throw new MalformedValue("expected pairs of key and value in a dict");
	}

}
