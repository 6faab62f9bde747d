package dev.gavel.value.typed;

import dev.gavel.signature.ValueType;
import dev.gavel.value.BytesValue;
import dev.gavel.value.ComplexValue;
import dev.gavel.value.DecimalValue;
import dev.gavel.value.MalformedValue;
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
import dev.gavel.value.Value;
import dev.gavel.value.ValueMismatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values as people write them in JSON: an object is a dict with text keys, an array a
 * list.
 */
public final class JsonValues {

	static final String TOO_LARGE = "contains a number that is too large for a float; write inf for infinity";

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final Writer WRITER = new Writer();

	private JsonValues() {
	}

	/**
	 * @throws MalformedValue when the text is not one JSON value
	 */
	public static Value parse(String json) {
		return JsonReader.read(json);
	}

	/**
	 * @throws MalformedValue when it contains a number that is too large for a float
	 */
	public static Value read(JsonNode node) {
		if (node.isObject()) {
			List<Entry> entries = new ArrayList<>(node.size());
			node.properties()
				.forEach((entry) -> entries.add(new Entry(new TextValue(entry.getKey()), read(entry.getValue()))));
			return new DictValue(entries);
		}
		if (node.isArray()) {
			List<Value> elements = new ArrayList<>(node.size());
			node.forEach((element) -> elements.add(read(element)));
			return new ListValue(elements);
		}
		return scalar(node);
	}

	private static Value scalar(JsonNode node) {
		return switch (node.getNodeType()) {
			case NULL -> NoneValue.NONE;
			case BOOLEAN -> new BoolValue(node.booleanValue());
			case NUMBER ->
				node.isIntegralNumber() ? new IntValue(node.bigIntegerValue()) : new FloatValue(finite(node));
			case STRING -> new TextValue(node.stringValue());
			case ARRAY, OBJECT, BINARY, MISSING, POJO ->
				throw new MalformedValue("expected a value, found " + node.getNodeType());
		};
	}

	private static double finite(JsonNode node) {
		if (!Double.isFinite(node.doubleValue())) {
			throw new MalformedValue(TOO_LARGE);
		}
		return node.doubleValue();
	}

	/** Whether the value is the same after it was written as JSON and read again. */
	public static boolean canSay(Value value, ValueType type) {
		JsonNode json = write(value);
		try {
			return isText(json) && TypedValues.fit(read(json), type).equals(value);
		}
		catch (ValueMismatch ex) {
			return false;
		}
	}

	/** A lone surrogate cannot be encoded in UTF-8. */
	private static boolean isText(JsonNode json) {
		for (JsonNode inside : json) {
			if (!isText(inside)) {
				return false;
			}
		}
		return json.isString() ? isText(json.stringValue())
				: json.propertyNames().stream().allMatch(JsonValues::isText);
	}

	private static boolean isText(String text) {
		return StandardCharsets.UTF_8.newEncoder().canEncode(text);
	}

	/**
	 * The nearest JSON: tuples and sets become arrays, dicts become objects if all keys
	 * are text, otherwise arrays of pairs; floats without digits, bytes, complex numbers
	 * and Decimals become text.
	 */
	public static JsonNode write(Value value) {
		return value.accept(WRITER);
	}

	private static final class Writer implements Value.Visitor<JsonNode> {

		@Override
		public JsonNode none(NoneValue none) {
			return NODES.nullNode();
		}

		@Override
		public JsonNode bool(BoolValue bool) {
			return NODES.booleanNode(bool.value());
		}

		@Override
		public JsonNode integer(IntValue integer) {
			return NODES.numberNode(integer.value());
		}

		@Override
		public JsonNode floating(FloatValue number) {
			return Double.isFinite(number.value()) ? NODES.numberNode(number.value())
					: NODES.stringNode(number.toString());
		}

		@Override
		public JsonNode text(TextValue text) {
			return NODES.stringNode(text.value());
		}

		@Override
		public JsonNode list(ListValue list) {
			return array(list.elements());
		}

		@Override
		public JsonNode tuple(TupleValue tuple) {
			return array(tuple.elements());
		}

		@Override
		public JsonNode set(SetValue set) {
			return array(set.elements());
		}

		@Override
		public JsonNode dict(DictValue dict) {
			return writeDict(dict);
		}

		@Override
		public JsonNode bytes(BytesValue bytes) {
			return NODES.stringNode(bytes.toString());
		}

		@Override
		public JsonNode complex(ComplexValue complex) {
			return NODES.stringNode(complex.toString());
		}

		@Override
		public JsonNode decimal(DecimalValue decimal) {
			return NODES.stringNode(decimal.text());
		}

	}

	private static ArrayNode array(List<Value> elements) {
		ArrayNode array = NODES.arrayNode(elements.size());
		elements.forEach((element) -> array.add(write(element)));
		return array;
	}

	private static JsonNode writeDict(DictValue dict) {
		if (dict.entries().stream().allMatch((entry) -> entry.key() instanceof TextValue)) {
			ObjectNode object = NODES.objectNode();
			dict.entries().forEach((entry) -> object.set(((TextValue) entry.key()).value(), write(entry.value())));
			return object;
		}
		ArrayNode pairs = NODES.arrayNode();
		dict.entries()
			.forEach((entry) -> pairs.add(NODES.arrayNode().add(write(entry.key())).add(write(entry.value()))));
		return pairs;
	}

}
