package dev.gavel.api.question.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an edit changed, before and after it.
 *
 * @param before JSON's null when there was nothing
 * @param after likewise
 */
record States(JsonNode before, JsonNode after) {

	/**
	 * Leaves out the fields that both have with the same value. Those that only one has
	 * are null in the other one.
	 */
	static States between(JsonNode before, JsonNode after) {
		if (before instanceof ObjectNode left && after instanceof ObjectNode right) {
			return new States(differing(left, right), differing(right, left));
		}
		return new States(before, after);
	}

	private static ObjectNode differing(ObjectNode from, ObjectNode other) {
		ObjectNode differing = JsonNodeFactory.instance.objectNode();
		from.propertyStream()
			.filter((field) -> !field.getValue().equals(other.get(field.getKey())))
			.forEach((field) -> differing.set(field.getKey(), field.getValue()));
		List<String> missing = other.propertyNames().stream().filter((name) -> !from.has(name)).toList();
		missing.forEach(differing::putNull);
		return differing;
	}

	boolean areEqual() {
		return before.equals(after);
	}

	@Nullable String beforeText() {
		return text(before);
	}

	@Nullable String afterText() {
		return text(after);
	}

	private static @Nullable String text(JsonNode state) {
		return state.isNull() ? null : state.toString();
	}

	long length() {
		return (long) before.toString().length() + after.toString().length();
	}

}
