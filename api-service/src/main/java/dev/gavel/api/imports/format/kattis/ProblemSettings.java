package dev.gavel.api.imports.format.kattis;

import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code problem.yaml} and {@code domjudge-problem.ini} say. */
final class ProblemSettings {

	private static final String VERSION = "problem_format_version";

	private static final Set<String> KNOWN = Set.of(VERSION, "type", "name", "uuid", "version", "credits", "source",
			"license", "rights_owner", "embargo_until", "limits", "keywords", "languages", "allow_file_writing",
			"constants");

	private static final String NAME = "([A-Za-z_][A-Za-z0-9_]{0,100})(?:\\.([A-Za-z_][A-Za-z0-9_]{0,100}))?";

	private static final List<Pattern> CONSTANTS = List.of(Pattern.compile("\\{\\{" + NAME + "}}"),
			Pattern.compile("\\\\constant\\{" + NAME + "}"));

	private static final Pattern LETTER = Pattern.compile("(?i)(?:problem[-_ ]?)?[a-z][0-9]?");

	private static final int MOST_IN_CONSTANT = 100;

	private final ObjectNode yaml;

	private final Properties domjudge;

	private final boolean legacy;

	private ProblemSettings(ObjectNode yaml, Properties domjudge, boolean legacy) {
		this.yaml = yaml;
		this.domjudge = domjudge;
		this.legacy = legacy;
	}

	/**
	 * @param yaml {@code problem.yaml}
	 * @param domjudge {@code domjudge-problem.ini}; empty without it
	 * @throws UnreadableFileException when they are not of a known version
	 */
	static ProblemSettings of(ObjectNode yaml, String domjudge) throws IOException {
		String version = yaml.path(VERSION).asString("legacy").strip();
		boolean legacy = version.equals("legacy");
		if (!legacy && !version.startsWith("2025-09") && !version.startsWith("2023-07")) {
			throw new UnreadableFileException("Expected %s legacy or 2025-09, found %s.".formatted(VERSION, version));
		}
		return new ProblemSettings(yaml, properties(domjudge), legacy);
	}

	private static Properties properties(String text) throws IOException {
		Properties properties = new Properties();
		try {
			properties.load(new StringReader(text));
		}
		catch (IllegalArgumentException ex) {
			throw new UnreadableFileException("domjudge-problem.ini cannot be read: %s.".formatted(ex.getMessage()));
		}
		return properties;
	}

	boolean isLegacy() {
		return legacy;
	}

	/**
	 * Returns what tells it from all other problems. The letter that it had in a contest
	 * does only with its title.
	 */
	String sourceId(String folder, String title) {
		String id = Stream.of(yaml.path("uuid").asString(""), domjudge("externalid"), domjudge("short-name"))
			.filter((each) -> !each.isBlank())
			.map(String::strip)
			.findFirst()
			.orElse(folder);
		return LETTER.matcher(id).matches() ? "%s/%s".formatted(id, title) : id;
	}

	/** Returns its name, in English if there are several; empty without one. */
	String title() {
		JsonNode name = yaml.path("name");
		if (name.isObject()) {
			return name.path("en").asString(name.valueStream().findFirst().map((any) -> any.asString("")).orElse(""));
		}
		String title = name.asString("").strip();
		return title.isEmpty() ? domjudge("name") : title;
	}

	private String domjudge(String name) {
		return domjudge.getProperty(name, "").strip().replaceAll("^['\"]|['\"]$", "");
	}

	/** Returns the words of its type, such as scoring. */
	List<String> types() {
		List<String> types = new ArrayList<>();
		JsonNode type = yaml.path("type");
		if (type.isArray()) {
			type.forEach((each) -> types.add(each.asString("")));
		}
		else if (!type.asString("").isBlank()) {
			types.addAll(List.of(type.asString("").strip().split("[ ,]+")));
		}
		if (legacy) {
			types.addAll(List.of(validation().split("[ ,]+")));
		}
		return types;
	}

	boolean isScoring() {
		return types().contains("scoring") || types().contains("score");
	}

	private String validation() {
		return yaml.path("validation").asString("default").strip();
	}

	boolean hasValidator() {
		return legacy && validation().startsWith("custom");
	}

	/** Returns arguments of the output validator behind those that hold for all tests. */
	List<String> withFlags(List<String> arguments) {
		return Stream.concat(words(yaml.path("validator_flags")).stream(), arguments.stream()).toList();
	}

	/** Returns words, as a text or as a list. */
	static List<String> words(JsonNode written) {
		if (written.isArray()) {
			return written.valueStream().map((word) -> word.asString("")).toList();
		}
		String text = written.asString("").strip();
		return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
	}

	/** Returns the time limit in seconds. */
	Optional<Double> timeLimit() {
		Optional<Double> stated = number(yaml.path("limits").path("time_limit"));
		return stated.isPresent() ? stated : number(domjudge("timelimit"));
	}

	/** Returns the memory limit in units of 1,048,576 bytes. */
	Optional<Double> memory() {
		return number(yaml.path("limits").path("memory"));
	}

	private static Optional<Double> number(JsonNode node) {
		return node.isNumber() ? positive(node.doubleValue()) : number(node.asString(""));
	}

	private static Optional<Double> number(String text) {
		String number = text.strip();
		return number.matches("[0-9]{1,9}(?:\\.[0-9]{1,9})?") ? positive(Double.parseDouble(number)) : Optional.empty();
	}

	private static Optional<Double> positive(double number) {
		return (number > 0 && number < 1e6) ? Optional.of(number) : Optional.empty();
	}

	/**
	 * Replaces {@code {{name}}} by the constant of that name, and
	 * {@code {{name.variant}}} by a variant of it; in LaTeX, both may be in a command
	 * {@code constant}.
	 */
	String withConstants(String text) {
		JsonNode constants = yaml.path("constants");
		String replaced = text;
		if (constants.isObject()) {
			for (Pattern pattern : CONSTANTS) {
				replaced = pattern.matcher(replaced).replaceAll((match) -> constant(match, constants));
			}
		}
		return replaced;
	}

	private static String constant(MatchResult match, JsonNode constants) {
		JsonNode named = constants.path(match.group(1));
		String variant = (match.group(2) != null) ? match.group(2) : "value";
		JsonNode constant = named.isObject() ? named.path(variant) : named;
		String value = constant.isValueNode() ? constant.asString("") : "";
		boolean known = !value.isEmpty() && value.length() <= MOST_IN_CONSTANT;
		return Matcher.quoteReplacement(known ? value : match.group());
	}

	/** Returns the keys that version 2025-09 does not have. */
	List<String> unknownKeys() {
		return legacy ? List.of() : yaml.propertyNames().stream().filter((key) -> !KNOWN.contains(key)).toList();
	}

}
