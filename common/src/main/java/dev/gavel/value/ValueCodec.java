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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The notation in which values cross a sandbox's wall and lie in test suites. It is JSON,
 * with an object of one key where Python knows more than JSON does:
 * <code>{"t": [..]}</code> a tuple, <code>{"s": [..]}</code> a set,
 * <code>{"d": [[key, value], ..]}</code> a dict,
 * <code>{"f": "nan" | "inf" | "-inf"}</code> a float without digits. A number is a float
 * exactly when it has a point or an exponent.
 */
public final class ValueCodec {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private ValueCodec() {
	}

	public static byte[] encode(Value value) {
		return ValueMapper.JSON.writeValueAsBytes(toNode(value));
	}

	/**
	 * @throws MalformedValue when the bytes, which may be hostile, are anything else than
	 * one value in this notation
	 */
	public static Value decode(byte[] bytes) {
		try {
			return fromNode(ValueMapper.JSON.readTree(bytes));
		}
		catch (JacksonException ex) {
			throw new MalformedValue("not JSON within bounds: " + ex.getOriginalMessage(), ex);
		}
	}

	static JsonNode toNode(Value value) {
		if (value instanceof NoneValue) {
			return NODES.nullNode();
		}
		if (value instanceof BoolValue bool) {
			return NODES.booleanNode(bool.value());
		}
		if (value instanceof IntValue integer) {
			return NODES.numberNode(integer.value());
		}
		if (value instanceof FloatValue number) {
			return floatNode(number.value());
		}
		if (value instanceof TextValue text) {
			return NODES.stringNode(text.value());
		}
		if (value instanceof DictValue dict) {
			return tagged("d", entries(dict));
		}
		if (value instanceof ListValue list) {
			return array(list.elements());
		}
		return (value instanceof TupleValue tuple) ? tagged("t", array(tuple.elements()))
				: tagged("s", array(((SetValue) value).elements()));
	}

	private static JsonNode floatNode(double value) {
		return Double.isFinite(value) ? NODES.numberNode(value)
				: NODES.objectNode().put("f", PythonText.floatText(value));
	}

	private static ObjectNode tagged(String tag, ArrayNode content) {
		return NODES.objectNode().set(tag, content);
	}

	private static ArrayNode array(List<Value> elements) {
		ArrayNode array = NODES.arrayNode(elements.size());
		elements.forEach((element) -> array.add(toNode(element)));
		return array;
	}

	private static ArrayNode entries(DictValue dict) {
		ArrayNode entries = NODES.arrayNode(dict.entries().size());
		dict.entries()
			.forEach((entry) -> entries.add(NODES.arrayNode(2).add(toNode(entry.key())).add(toNode(entry.value()))));
		return entries;
	}

	static Value fromNode(JsonNode node) {
		return switch (node.getNodeType()) {
			case NULL -> NoneValue.NONE;
			case BOOLEAN -> new BoolValue(node.booleanValue());
			case NUMBER -> number(node);
			case STRING -> new TextValue(node.stringValue());
			case ARRAY -> new ListValue(elements(node));
			case OBJECT -> tagged(node);
			case BINARY, MISSING, POJO -> throw new MalformedValue("expected a value, found nothing");
		};
	}

	private static Value number(JsonNode node) {
		return node.isIntegralNumber() ? new IntValue(node.bigIntegerValue()) : new FloatValue(node.doubleValue());
	}

	private static List<Value> elements(JsonNode array) {
		List<Value> elements = new ArrayList<>(array.size());
		array.forEach((element) -> elements.add(fromNode(element)));
		return elements;
	}

	private static Value tagged(JsonNode node) {
		if (node.size() != 1) {
			throw new MalformedValue("expected an object with one tag, found %d".formatted(node.size()));
		}
		Map.Entry<String, JsonNode> tag = node.properties().iterator().next();
		return switch (tag.getKey()) {
			case "f" -> new FloatValue(undigitized(tag.getValue()));
			case "t" -> new TupleValue(elements(requireArray(tag.getValue())));
			case "s" -> new SetValue(List.copyOf(new LinkedHashSet<>(elements(requireArray(tag.getValue())))));
			case "d" -> dict(requireArray(tag.getValue()));
			default -> throw new MalformedValue("expected one of the tags f, t, s, d");
		};
	}

	private static double undigitized(JsonNode node) {
		return switch (node.asString("")) {
			case "nan" -> Double.NaN;
			case "inf" -> Double.POSITIVE_INFINITY;
			case "-inf" -> Double.NEGATIVE_INFINITY;
			default -> throw new MalformedValue("expected nan, inf or -inf");
		};
	}

	private static DictValue dict(JsonNode array) {
		Map<Value, Entry> entries = new LinkedHashMap<>();
		for (JsonNode pair : array) {
			if (!pair.isArray() || pair.size() != 2) {
				throw new MalformedValue("expected pairs of key and value in a dict");
			}
			Value key = fromNode(pair.get(0));
			entries.put(key, new Entry(key, fromNode(pair.get(1))));
		}
		return new DictValue(List.copyOf(entries.values()));
	}

	private static JsonNode requireArray(JsonNode node) {
		if (!node.isArray()) {
			throw new MalformedValue("expected an array inside a tag");
		}
		return node;
	}

}
