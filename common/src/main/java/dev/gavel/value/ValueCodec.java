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

	/** Reads what Gavel itself has written. */
	public static Value decode(byte[] bytes) {
		return TaggedReader.read(ValueMapper.JSON.createParser(bytes));
	}

	/**
	 * @param maxElements how many {@link Elements} it may have; decoded, they take far
	 * more memory than their bytes. The digits of its long numbers are limited, too,
	 * because reading them takes far longer than writing them
	 * @throws ValueTooLarge when it exceeds a limit
	 * @throws MalformedValue when the bytes, which may be hostile, are anything other
	 * than one value in this notation
	 */
	public static Value decode(byte[] bytes, int maxElements) {
		return TaggedReader.read(ValueMapper.JSON.createParser(bytes), maxElements);
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

}
