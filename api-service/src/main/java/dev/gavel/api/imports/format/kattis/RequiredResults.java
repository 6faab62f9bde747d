package dev.gavel.api.imports.format.kattis;

import dev.gavel.api.imports.format.FoundReference.Expected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What results submissions must get: by the names of their folders, and by
 * {@code submissions.yaml}.
 */
final class RequiredResults {

	private static final Set<String> ALL = Set.of("AC", "WA", "TLE", "RTE");

	private static final Set<String> FAILURES = Set.of("WA", "TLE", "RTE");

	private static final int MOST_GLOBS = 100;

	private static final int LONGEST_GLOB = 500;

	/** Those of the specification, of problemtools and of DOMjudge. */
	private static final Map<String, Rule> FOLDERS = Map.ofEntries(
			Map.entry("accepted", new Rule(Set.of("AC"), ALL, false)),
			Map.entry("slow_accepted", new Rule(Set.of("AC"), ALL, false)),
			Map.entry("rejected", new Rule(ALL, FAILURES, false)),
			Map.entry("partially_accepted", new Rule(ALL, FAILURES, false)),
			Map.entry("output_limit_exceeded", new Rule(ALL, FAILURES, false)),
			Map.entry("compiler_error", new Rule(ALL, FAILURES, false)),
			Map.entry("wrong_answer", new Rule(Set.of("AC", "WA"), Set.of("WA"), false)),
			Map.entry("time_limit_exceeded", new Rule(Set.of("AC", "TLE"), Set.of("TLE"), false)),
			Map.entry("run_time_error", new Rule(Set.of("AC", "RTE"), Set.of("RTE"), false)),
			Map.entry("memory_limit_exceeded", new Rule(Set.of("AC", "RTE"), Set.of("RTE"), false)),
			Map.entry("brute_force", new Rule(Set.of("AC", "RTE", "TLE"), Set.of("RTE", "TLE"), false)));

	private final Map<String, Rule> folders = new LinkedHashMap<>(FOLDERS);

	private final Map<Glob, ObjectNode> stated = new LinkedHashMap<>();

	/**
	 * @param yaml {@code submissions.yaml}
	 */
	RequiredResults(ObjectNode yaml) {
		yaml.properties().stream().limit(MOST_GLOBS).forEach((entry) -> {
			if (entry.getValue() instanceof ObjectNode settings && entry.getKey().length() <= LONGEST_GLOB) {
				add(entry.getKey().replaceFirst("/$", ""), settings);
			}
		});
	}

	/** What is stated of a usual folder by its name replaces its usual rule. */
	private void add(String glob, ObjectNode settings) {
		Rule usual = FOLDERS.get(glob);
		if (usual != null) {
			folders.put(glob, Rule.of(settings, usual));
			settings.remove(List.of("permitted", "required"));
		}
		stated.put(new Glob(glob), settings);
	}

	/**
	 * Returns what a submission must get, if that is known.
	 * @param path such as {@code accepted/sum.py}
	 */
	Optional<Expected> of(String path) {
		String parent = path.substring(0, path.indexOf('/'));
		List<Rule> rules = new ArrayList<>();
		Optional.ofNullable(folders.get(parent)).ifPresent(rules::add);
		for (Map.Entry<Glob, ObjectNode> each : stated.entrySet()) {
			if (each.getKey().matches(parent) || each.getKey().matches(path)) {
				if (!isPython(each.getValue())) {
					return Optional.empty();
				}
				rules.addAll(rules(each.getValue()));
			}
		}
		return rules.isEmpty() ? Optional.empty() : expected(rules);
	}

	private static boolean isPython(ObjectNode settings) {
		return settings.path("language").asString("python3").startsWith("python");
	}

	/** Returns the rules for all tests and for some. */
	private static List<Rule> rules(ObjectNode settings) {
		List<Rule> rules = new ArrayList<>();
		rules.add(Rule.of(settings, new Rule(ALL, ALL, false)));
		settings.values()
			.stream()
			.filter(ObjectNode.class::isInstance)
			.forEach((some) -> rules.add(Rule.of((ObjectNode) some, new Rule(ALL, ALL, true))));
		return rules;
	}

	private static Optional<Expected> expected(List<Rule> rules) {
		Set<String> failures = new HashSet<>(FAILURES);
		rules.stream().filter((rule) -> !rule.ofSome()).forEach((rule) -> failures.retainAll(rule.permitted()));
		if (failures.isEmpty()) {
			return Optional.of(Expected.ACCEPTED);
		}
		if (rules.stream().allMatch((rule) -> rule.required().contains("AC"))) {
			return Optional.empty();
		}
		return Optional.of((failures.size() > 1) ? Expected.REJECTED : switch (failures.iterator().next()) {
			case "WA" -> Expected.WRONG_ANSWER;
			case "TLE" -> Expected.TIME_LIMIT;
			default -> Expected.ERROR;
		});
	}

	/**
	 * Which results a submission may get, and one of which it must get.
	 *
	 * @param ofSome whether this holds for some tests only
	 */
	private record Rule(Set<String> permitted, Set<String> required, boolean ofSome) {

		static Rule of(ObjectNode settings, Rule usual) {
			return new Rule(results(settings.path("permitted"), usual.permitted()),
					results(settings.path("required"), usual.required()), usual.ofSome());
		}

		private static Set<String> results(JsonNode stated, Set<String> usual) {
			return stated.isMissingNode() ? usual
					: ProblemSettings.words(stated).stream().filter(ALL::contains).collect(Collectors.toSet());
		}

	}

}
