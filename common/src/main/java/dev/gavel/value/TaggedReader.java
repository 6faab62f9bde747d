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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Reads one value in the notation of {@link ValueCodec}, without a tree of JSON in
 * between, up to a number of elements.
 */
final class TaggedReader {

	private static final Pattern FLOAT = Pattern.compile("-?[0-9]++(?:\\.[0-9]++)?+(?:e[+-]?[0-9]++)?+");

	private static final int LONGEST_FLOAT = 30;

	private final JsonParser json;

	private final int maxElements;

	private final boolean beginningOnly;

	private long valuesLeft;

	private long longDigitsLeft;

	private int depth;

	private TaggedReader(JsonParser json, int maxElements, long maxLongDigits, boolean beginningOnly) {
		this.json = json;
		this.maxElements = maxElements;
		// The value itself is not an element.
		this.valuesLeft = maxElements + 1L;
		this.longDigitsLeft = maxLongDigits;
		this.beginningOnly = beginningOnly;
	}

	/** Reads what Gavel itself wrote, without limits on the whole value. */
	static Value read(JsonParser json) {
		return read(json, new TaggedReader(json, Integer.MAX_VALUE, Long.MAX_VALUE, false));
	}

	static Value read(JsonParser json, int maxElements) {
		return read(json, new TaggedReader(json, maxElements, ValueMapper.MAX_LONG_DIGITS, false));
	}

	static Value readBeginning(JsonParser json, int maxElements) {
		return read(json, new TaggedReader(json, maxElements, Long.MAX_VALUE, true));
	}

	/** Skips a text, which checks it. */
	static void requireText(JsonParser json) {
		read(json, () -> {
			json.nextToken();
			requireEnd(json);
			return NoneValue.NONE;
		});
	}

	private static Value read(JsonParser json, TaggedReader reader) {
		return read(json, () -> {
			json.nextToken();
			Value value = reader.value();
			if (!reader.enough()) {
				requireEnd(json);
			}
			return value;
		});
	}

	private static void requireEnd(JsonParser json) {
		if (json.nextToken() != null) {
			throw new MalformedValue("expected one value, found more");
		}
	}

	private static Value read(JsonParser json, Supplier<Value> reading) {
		try (json) {
			return reading.get();
		}
		catch (StreamConstraintsException ex) {
			throw ValueTooLarge.digits(ex);
		}
		catch (JacksonException ex) {
			throw new MalformedValue("not JSON" + JsonFault.of(ex), ex);
		}
	}

	private void count() {
		if (--valuesLeft < 0 && !beginningOnly) {
			throw ValueTooLarge.elements(maxElements);
		}
	}

	/**
	 * Whether to stop. The rest then stays unread, including the ends of arrays and tags.
	 */
	private boolean enough() {
		return beginningOnly && valuesLeft <= 0;
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
			case VALUE_NUMBER_INT -> integer();
			case VALUE_NUMBER_FLOAT -> new FloatValue(json.getDoubleValue());
			case VALUE_STRING -> new TextValue(text());
			case START_ARRAY, START_OBJECT -> nested(token);
			default -> throw new MalformedValue("expected a value, found " + token);
		};
	}

	private String text() {
		String text = json.getString();
		if (!beginningOnly) {
			return text;
		}
		// A character is as much as an element. A text that is cut stays longer than
		// any other that was read, so that sets stay sets.
		valuesLeft -= text.length();
		return text.substring(0, (int) Math.min(text.length(), maxElements + 1L));
	}

	private IntValue integer() {
		int digits = json.getStringLength();
		if (digits > ValueMapper.LONG_NUMBER_DIGITS && (longDigitsLeft -= digits) < 0) {
			throw ValueTooLarge.longNumbers();
		}
		return new IntValue(json.getBigIntegerValue());
	}

	private Value nested(JsonToken token) {
		if (++depth > ValueMapper.MAX_DEPTH) {
			throw ValueTooLarge.depth();
		}
		Value value = (token == JsonToken.START_ARRAY) ? new ListValue(elements()) : tagged();
		depth--;
		return value;
	}

	private Value next() {
		json.nextToken();
		return value();
	}

	private List<Value> elements() {
		List<Value> elements = new ArrayList<>();
		while (!enough() && json.nextToken() != JsonToken.END_ARRAY) {
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
			case "f" -> new FloatValue(undigitized(json.getValueAsString("")));
			case "t" -> new TupleValue(taggedElements());
			case "s" -> new SetValue(Distinct.values(taggedElements()));
			case "d" -> dict();
			case "b" -> bytes();
			case "c" -> complex();
			case "n" -> decimal();
			default -> throw new MalformedValue("expected one of the tags f, t, s, d, b, c, n");
		};
		if (!enough() && json.nextToken() != JsonToken.END_OBJECT) {
			throw new MalformedValue("expected an object with one tag, found more");
		}
		return value;
	}

	/** A byte is as much as a character. */
	private BytesValue bytes() {
		String digits = json.getValueAsString("");
		if (beginningOnly) {
			valuesLeft -= digits.length() / 2;
			digits = digits.substring(0, (int) Math.min(digits.length(), 2 * (maxElements + 1L)));
		}
		try {
			return new BytesValue(new String(HexFormat.of().parseHex(digits), StandardCharsets.ISO_8859_1));
		}
		catch (IllegalArgumentException ex) {
			throw new MalformedValue("expected bytes as hexadecimal digits");
		}
	}

	private ComplexValue complex() {
		String[] parts = json.getValueAsString("").split(" ", -1);
		if (parts.length != 2) {
			throw new MalformedValue("expected a real and an imaginary part");
		}
		return new ComplexValue(part(parts[0]), part(parts[1]));
	}

	private static double part(String text) {
		if (text.length() > LONGEST_FLOAT || !FLOAT.matcher(text).matches()) {
			return undigitized(text);
		}
		return Double.parseDouble(text);
	}

	private DecimalValue decimal() {
		String text = json.getValueAsString("");
		if (beginningOnly) {
			return new DecimalValue(text());
		}
		return DecimalValue.of(text).orElseThrow(() -> new MalformedValue("expected a Decimal"));
	}

	private static double undigitized(String text) {
		return switch (text) {
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
		while (!enough() && json.nextToken() != JsonToken.END_ARRAY) {
			entries.add(entry());
		}
		return new DictValue(Distinct.entries(entries));
	}

	private Entry entry() {
		if (json.currentToken() == JsonToken.START_ARRAY) {
			json.nextToken();
			Value key = value();
			Value value = enough() ? NoneValue.NONE : next();
			if (enough() || json.nextToken() == JsonToken.END_ARRAY) {
				return new Entry(key, value);
			}
		}
		throw new MalformedValue("expected pairs of key and value in a dict");
	}

}
