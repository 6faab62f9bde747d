package dev.gavel.api.imports.format;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes tests in the JSON of requests. */
public final class TestJson {

	private TestJson() {
	}

	/** Returns a test of a program. */
	public static ObjectNode ofProgram(String stdin, String output) {
		return node().put("stdin", stdin).put("output", output);
	}

	/**
	 * Returns a test of a function.
	 * @param arguments a list in the order of the parameters, or an object by name
	 */
	public static ObjectNode ofFunction(JsonNode arguments, JsonNode output) {
		ObjectNode test = node();
		test.set("input_variables", arguments);
		test.set("output", output);
		return test;
	}

	/**
	 * Returns a test of a function.
	 * @param arguments Python literals by the names of the parameters
	 * @param output a Python literal; null when an exception is expected
	 */
	public static ObjectNode ofLiterals(ObjectNode arguments, @Nullable String output) {
		ObjectNode test = node();
		test.set("input_literals", arguments);
		if (output != null) {
			test.put("output", output);
		}
		return test;
	}

	private static ObjectNode node() {
		return JsonNodeFactory.instance.objectNode();
	}

}
