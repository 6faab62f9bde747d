package dev.gavel.api.history;

import dev.gavel.api.question.history.StoredEdit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an edit changed besides tests that exist, before and after it. */
record States(JsonNode before, JsonNode after) {

	private static final JsonMapper JSON = JsonMapper.shared();

	static States of(StoredEdit edit) {
		return new States(read(edit.before()), read(edit.after()));
	}

	private static JsonNode read(@Nullable String state) {
		return JSON.readTree((state != null) ? state : "{}");
	}

	List<String> fields() {
		return List.copyOf(after.propertyNames());
	}

	/** Returns the tests that were added. */
	List<Long> added() {
		return ids(after.path("tests"));
	}

	/** Returns the former order of the tests. */
	List<Long> order() {
		return ids(before.path("order"));
	}

	/** Returns how many tests have another place. */
	int moved() {
		List<Long> from = order();
		List<Long> to = ids(after.path("order"));
		return (int) IntStream.range(0, Math.min(from.size(), to.size()))
			.filter((i) -> !from.get(i).equals(to.get(i)))
			.count();
	}

	private static List<Long> ids(JsonNode list) {
		return list.valueStream().map(JsonNode::longValue).toList();
	}

}
