package dev.gavel.api.imports.format.python;

import dev.gavel.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A test of a function.
 *
 * @param name for the report
 * @param arguments by position
 * @param named arguments by name, which follow these
 * @param output null when more says which exception is right
 * @param more what else is sent with the test, such as {@code hidden}
 */
public record TypedTest(String name, List<Value> arguments, Map<String, Value> named, @Nullable Value output,
		ObjectNode more) {

	/** Creates a test whose arguments are given by position. */
	public TypedTest(String name, List<Value> arguments, Value output) {
		this(name, arguments, Map.of(), output, JsonNodeFactory.instance.objectNode());
	}

	/** Returns the same test, at which solvers see only their verdict. */
	public TypedTest hidden() {
		more.put("hidden", true);
		return this;
	}

}
