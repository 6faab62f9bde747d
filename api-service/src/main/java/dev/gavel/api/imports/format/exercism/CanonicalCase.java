package dev.gavel.api.imports.format.exercism;

import dev.gavel.api.imports.format.UnreadableFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A case of canonical data.
 *
 * @param id its uuid; empty in old data
 * @param replaces the uuid of an older case; empty if it is no newer version
 */
record CanonicalCase(String id, String replaces, String name, String property, JsonNode input, JsonNode expected) {

	private static final int MOST_DEPTH = 10;

	/**
	 * Returns all cases that are not replaced by newer ones.
	 * @param leftOut ids of cases that do not count
	 * @throws UnreadableFileException when they are nested too deep
	 */
	static List<CanonicalCase> of(ObjectNode data, Set<String> leftOut) throws UnreadableFileException {
		List<CanonicalCase> found = new ArrayList<>();
		collect(data.path("cases"), "", 1, found);
		found.removeIf((each) -> leftOut.contains(each.id()));
		Set<String> replaced = found.stream().map(CanonicalCase::replaces).collect(Collectors.toSet());
		return found.stream().filter((each) -> each.id().isEmpty() || !replaced.contains(each.id())).toList();
	}

	private static void collect(JsonNode cases, String group, int depth, List<CanonicalCase> found)
			throws UnreadableFileException {
		if (depth > MOST_DEPTH) {
			throw new UnreadableFileException("Its cases are nested more than %d levels deep.".formatted(MOST_DEPTH));
		}
		for (JsonNode each : cases) {
			String name = (group + " " + each.path("description").asString("")).strip();
			if (each.path("cases").isArray()) {
				collect(each.path("cases"), name.isEmpty() ? "" : name + ":", depth + 1, found);
			}
			else {
				found.add(new CanonicalCase(each.path("uuid").asString(""), each.path("reimplements").asString(""),
						name.isEmpty() ? "case " + (found.size() + 1) : name, each.path("property").asString(""),
						each.path("input"), each.path("expected")));
			}
		}
	}

	/** Whether it expects an error. */
	boolean expectsError() {
		return expected.isObject() && expected.size() == 1 && expected.has("error");
	}

}
