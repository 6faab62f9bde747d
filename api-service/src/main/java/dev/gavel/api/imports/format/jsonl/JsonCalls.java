package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.imports.format.python.Outline.Function;
import dev.gavel.api.imports.format.python.TypedTests;
import dev.gavel.signature.MalformedType;
import dev.gavel.signature.ValueType;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.ValueMismatch;
import dev.gavel.value.typed.JsonValues;
import dev.gavel.value.typed.TypedValues;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Calls of a function as APPS has them: a list of arguments, or a text with one on each
 * line. In most questions, the result is the only element of a list.
 */
final class JsonCalls implements TypedTests {

	private final ArrayNode inputs;

	private final ArrayNode outputs;

	private final boolean wrapped;

	private JsonCalls(ArrayNode inputs, ArrayNode outputs, boolean wrapped) {
		this.inputs = inputs;
		this.outputs = outputs;
		this.wrapped = wrapped;
	}

	/**
	 * @param guesses receives what was guessed
	 */
	static JsonCalls of(Optional<Function> function, ArrayNode inputs, ArrayNode outputs, List<String> guesses) {
		boolean single = outputs.valueStream().allMatch((output) -> output.isArray() && output.size() == 1);
		boolean wrapped = single && isWrapped(outputs, function.map(Function::returns).orElse(null));
		if (wrapped) {
			guesses.add("Each output is a list of one element, which is taken as the result.");
		}
		return new JsonCalls(inputs, outputs, wrapped);
	}

	/** Whether the elements are of the declared type, or there is none. */
	private static boolean isWrapped(ArrayNode outputs, @Nullable String returns) {
		if (returns == null) {
			return true;
		}
		try {
			ValueType type = ValueType.parse(returns);
			outputs.forEach((output) -> TypedValues.fit(JsonValues.read(output.get(0)), type));
			return true;
		}
		catch (MalformedType | MalformedValue | ValueMismatch ex) {
			return false;
		}
	}

	@Override
	public void read(Taker taker) throws IOException {
		for (int place = 0; place < inputs.size(); place++) {
			call("test " + (place + 1), inputs.get(place), outputs.get(place)).hand(false, taker);
		}
	}

	private JsonArguments call(String name, JsonNode input, JsonNode output) {
		if (input.isString() && output.isString()) {
			return JsonArguments.ofLines(name, input.stringValue(), output.stringValue());
		}
		if (!input.isArray()) {
			return new JsonArguments(name, null, "Expected a list of arguments.");
		}
		return JsonArguments.of(name, input, wrapped ? output.get(0) : output);
	}

}
