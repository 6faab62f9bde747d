package dev.gavel.api.audit;

import dev.gavel.api.access.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The states of a thing before and after a change.
 *
 * @param before JSON's null when it was not there
 * @param after JSON's null when it is no longer there
 */
record Change(JsonNode before, JsonNode after) {

	/** In characters. */
	private static final int LONGEST_FIELD = 2000;

	private static final int LONGEST = 20_000;

	/** Leaves out the fields that both have with the same value. */
	static Change between(JsonNode before, JsonNode after) {
		if (before instanceof ObjectNode left && after instanceof ObjectNode right) {
			List<String> same = left.propertyNames()
				.stream()
				.filter((name) -> left.get(name).equals(right.get(name)))
				.toList();
			return new Change(left.deepCopy().without(same), right.deepCopy().without(same));
		}
		return new Change(before, after);
	}

	/** Returns whether both states are known and equal. */
	boolean isNone() {
		return !before.isNull() && before.equals(after);
	}

	/**
	 * Returns the JSON that is stored. Of long fields it has the length and a hash, so
	 * that reading the log takes little memory, and shows whether they are the same.
	 */
	static @Nullable String text(JsonNode state) {
		if (state.isNull()) {
			return null;
		}
		String text = (state instanceof ObjectNode fields) ? shortened(fields).toString() : state.toString();
		return (text.length() <= LONGEST) ? text : summary(state.toString()).toString();
	}

	private static ObjectNode shortened(ObjectNode state) {
		ObjectNode shortened = JsonNodeFactory.instance.objectNode();
		state.propertyStream().forEach((field) -> {
			String text = field.getValue().isString() ? field.getValue().stringValue() : field.getValue().toString();
			shortened.set(field.getKey(), (text.length() <= LONGEST_FIELD) ? field.getValue() : summary(text));
		});
		return shortened;
	}

	private static ObjectNode summary(String text) {
		return JsonNodeFactory.instance.objectNode().put("length", text.length()).put("sha256", Secret.hash(text));
	}

}
