package dev.gavel.value;

import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value.TupleValue;
import java.util.List;
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

	private static final ToNode TO_NODE = new ToNode();

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

	private static JsonNode toNode(Value value) {
		return value.accept(TO_NODE);
	}

	private static final class ToNode implements Value.Visitor<JsonNode> {

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
					: NODES.objectNode().put("f", PythonText.floatText(number.value()));
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
			return tagged("t", array(tuple.elements()));
		}

		@Override
		public JsonNode set(SetValue set) {
			return tagged("s", array(set.elements()));
		}

		@Override
		public JsonNode dict(DictValue dict) {
			return tagged("d", entries(dict));
		}

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
