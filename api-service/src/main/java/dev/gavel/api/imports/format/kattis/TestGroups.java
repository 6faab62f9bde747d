package dev.gavel.api.imports.format.kattis;

import dev.gavel.api.imports.format.ImportedFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The groups of a problem with points: the folders of its secret tests. */
final class TestGroups {

	private static final String SECRET = "data/secret/";

	/** By folder below {@code data/secret}; empty if tests have no points. */
	private final Map<String, Group> groups;

	private TestGroups(Map<String, Group> groups) {
		this.groups = groups;
	}

	/**
	 * A group.
	 *
	 * @param points of the group; null if its tests have points
	 * @param pointsOfTest null if the group has points
	 * @param all whether all of its tests must be accepted
	 * @param requires folders of other groups
	 */
	record Group(String name, @Nullable BigDecimal points, @Nullable BigDecimal pointsOfTest, boolean all,
			List<String> requires) {
	}

	static TestGroups of(ProblemFolder folder, ProblemSettings settings) throws IOException {
		Map<String, Group> groups = new LinkedHashMap<>();
		if (settings.isScoring()) {
			for (String name : folders(folder)) {
				groups.put(name,
						hasGrader(folder, name) || settings.isLegacy() ? legacy(folder, name) : current(folder, name));
			}
		}
		return new TestGroups(groups);
	}

	private static Set<String> folders(ProblemFolder folder) {
		Set<String> folders = new TreeSet<>();
		for (ImportedFile file : folder.in("data/secret")) {
			String path = folder.path(file);
			int slash = path.indexOf('/', SECRET.length());
			if (slash > 0 && path.endsWith(".in")) {
				folders.add(path.substring(SECRET.length(), slash));
			}
		}
		return folders;
	}

	/** Drafts of the current version have the files of the old one. */
	private static boolean hasGrader(ProblemFolder folder, String name) {
		return folder.find(SECRET + name + "/testdata.yaml").isPresent();
	}

	private static Group current(ProblemFolder folder, String name) throws IOException {
		ObjectNode yaml = folder.yaml(SECRET + name + "/test_group.yaml");
		String aggregation = yaml.path("score_aggregation").asString("pass-fail");
		BigDecimal most = number(yaml.path("max_score"));
		List<String> requires = ProblemSettings.words(yaml.path("require_pass"))
			.stream()
			.map((path) -> path.startsWith("secret/") ? path.substring("secret/".length()) : path)
			.toList();
		return new Group(name, (most != null) ? most : BigDecimal.ONE, null, !aggregation.equals("sum"), requires);
	}

	/** The grader that adds up is the usual one. */
	private static Group legacy(ProblemFolder folder, String name) throws IOException {
		ObjectNode own = folder.yaml(SECRET + name + "/testdata.yaml");
		ObjectNode yaml = own.isEmpty() ? folder.yaml("data/secret/testdata.yaml") : own;
		BigDecimal points = number(yaml.path("accept_score"));
		BigDecimal each = (points != null) ? points : BigDecimal.ONE;
		boolean all = ProblemSettings.words(yaml.path("grader_flags")).contains("min");
		return new Group(name, all ? each : null, all ? null : each, all, List.of());
	}

	private static @Nullable BigDecimal number(JsonNode node) {
		String text = node.isNumber() ? node.asString("") : node.asString("").strip();
		return text.matches("[0-9]{1,6}(?:\\.[0-9]{1,3})?") ? new BigDecimal(text) : null;
	}

	/** Returns the group of a file. */
	Optional<Group> of(String path) {
		if (!path.startsWith(SECRET) || path.indexOf('/', SECRET.length()) < 0) {
			return Optional.empty();
		}
		return Optional.ofNullable(groups.get(path.substring(SECRET.length(), path.indexOf('/', SECRET.length()))));
	}

	/**
	 * Returns the scoring of the question.
	 * @param warnings receives what cannot be expressed
	 */
	Optional<ObjectNode> scoring(List<String> warnings) {
		if (groups.isEmpty()) {
			return Optional.empty();
		}
		ObjectNode scoring = JsonNodeFactory.instance.objectNode().put("stop_at", "group_failure");
		ArrayNode array = scoring.putArray("groups");
		groups.values().forEach((group) -> add(group, array, warnings));
		return Optional.of(scoring);
	}

	private void add(Group group, ArrayNode array, List<String> warnings) {
		ObjectNode written = array.addObject().put("name", group.name()).put("rule", group.all() ? "all" : "sum");
		if (group.points() != null) {
			written.put("points", group.points());
		}
		ArrayNode requires = JsonNodeFactory.instance.arrayNode();
		for (String required : group.requires()) {
			if (groups.containsKey(required)) {
				requires.add(required);
			}
			else {
				warnings.add("The group %s requires %s, which is no group of secret tests; this is left out."
					.formatted(group.name(), required));
			}
		}
		if (!requires.isEmpty()) {
			written.set("requires", requires);
		}
	}

}
