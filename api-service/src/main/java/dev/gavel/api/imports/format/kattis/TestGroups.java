package dev.gavel.api.imports.format.kattis;

import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The groups of a problem with points: the folders of its secret tests, or all of them.
 */
final class TestGroups {

	private static final int MOST = 100;

	private static final String SECRET = "data/secret/";

	private static final String SAMPLE = "sample";

	/** Has the tests that are in no folder. */
	private static final String WITHOUT_FOLDER = "secret";

	/** By name; empty if tests have no points. */
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
	 * @param requires names of other groups
	 */
	record Group(String name, @Nullable BigDecimal points, @Nullable BigDecimal pointsOfTest, boolean all,
			List<String> requires) {

		static Group all(String name, BigDecimal points) {
			return new Group(name, points, null, true, List.of());
		}

	}

	/**
	 * @param tests the paths of all tests without extension
	 * @param warnings receives what cannot be expressed
	 */
	static TestGroups of(List<String> tests, ProblemSettings settings, DataSettings data, List<String> warnings)
			throws IOException {
		Map<String, Group> groups = new LinkedHashMap<>();
		if (settings.isScoring()) {
			Map<String, Integer> counts = counted(tests);
			if (counts.size() > MOST) {
				throw new UnreadableFileException(
						"It has %,d groups of tests; expected at most %d.".formatted(counts.size(), MOST));
			}
			for (Map.Entry<String, Integer> counted : counts.entrySet()) {
				String name = counted.getKey();
				String path = name.equals(WITHOUT_FOLDER) ? "data/secret" : SECRET + name;
				boolean legacy = settings.isLegacy() || data.hasLegacy(path);
				groups.put(name, legacy ? new LegacyGroup(name, path, data, warnings).read(counted.getValue())
						: current(name, data.current(path), warnings));
			}
			addSample(groups, tests);
		}
		return new TestGroups(groups);
	}

	/** Returns how many tests each group has. */
	private static Map<String, Integer> counted(List<String> tests) {
		Map<String, Integer> counted = new TreeMap<>();
		tests.forEach((test) -> name(test).ifPresent((name) -> counted.merge(name, 1, Integer::sum)));
		return counted;
	}

	/** Returns the name of the group of a secret test. */
	private static Optional<String> name(String test) {
		if (!test.startsWith(SECRET)) {
			return Optional.empty();
		}
		int slash = test.indexOf('/', SECRET.length());
		return Optional.of((slash < 0) ? WITHOUT_FOLDER : test.substring(SECRET.length(), slash));
	}

	private static Group current(String name, ObjectNode yaml, List<String> warnings) {
		boolean whole = name.equals(WITHOUT_FOLDER);
		String aggregation = yaml.path("score_aggregation").asString(whole ? "sum" : "pass-fail");
		BigDecimal most = number(yaml.path("max_score"));
		if (most == null && !whole) {
			warnings.add("The group %s states no highest score; it is worth 1 point.".formatted(name));
		}
		BigDecimal usual = whole ? BigDecimal.valueOf(100) : BigDecimal.ONE;
		List<String> requires = ProblemSettings.words(yaml.path("require_pass"))
			.stream()
			.map((path) -> path.startsWith("secret/") ? path.substring("secret/".length()) : path)
			.toList();
		return new Group(name, (most != null) ? most : usual, null, !aggregation.equals("sum"), requires);
	}

	/** Samples are a group only where another one requires them. */
	private static void addSample(Map<String, Group> groups, List<String> tests) {
		boolean required = groups.values().stream().anyMatch((group) -> group.requires().contains(SAMPLE));
		boolean exists = tests.stream().anyMatch((test) -> test.startsWith("data/sample/"));
		if (required && exists) {
			groups.putIfAbsent(SAMPLE, Group.all(SAMPLE, BigDecimal.ZERO));
		}
	}

	static @Nullable BigDecimal number(JsonNode node) {
		String text = node.asString("").strip();
		return text.matches("[0-9]{1,6}(?:\\.[0-9]{1,3})?") ? new BigDecimal(text) : null;
	}

	/**
	 * Returns the group of a test.
	 * @param test its path without extension
	 */
	Optional<Group> of(String test) {
		return Optional.ofNullable(groups.get(name(test).orElse(SAMPLE)));
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
		List<String> requires = new ArrayList<>();
		for (String required : group.requires()) {
			if (groups.containsKey(required)) {
				requires.add(required);
			}
			else {
				warnings.add("The group %s requires %s, which is not a group of tests; this is left out."
					.formatted(group.name(), required));
			}
		}
		if (!requires.isEmpty()) {
			requires.forEach(written.putArray("requires")::add);
		}
	}

}
