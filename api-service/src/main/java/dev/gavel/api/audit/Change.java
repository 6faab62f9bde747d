package dev.gavel.api.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The states of a thing before and after a change.
 *
 * @param before JSON's null when it was not there
 * @param after JSON's null when it is no longer there
 */
record Change(JsonNode before, JsonNode after) {

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

	/** Returns the JSON that is stored. */
	static @Nullable String text(JsonNode state) {
		return state.isNull() ? null : state.toString();
	}

}
