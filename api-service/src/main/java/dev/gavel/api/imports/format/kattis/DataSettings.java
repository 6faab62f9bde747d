package dev.gavel.api.imports.format.kattis;

import dev.gavel.api.imports.format.ImportedYaml;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings of tests. What a folder states holds for all below it that state nothing
 * else.
 */
final class DataSettings {

	private static final String DATA = "data";

	private static final String CURRENT = "test_group.yaml";

	private static final String LEGACY = "testdata.yaml";

	/** Of the files of folders, which are kept. */
	private static final long MOST_CHARACTERS = 2_000_000;

	private final ProblemFolder folder;

	private final ProblemSettings problem;

	/** By path. */
	private final Map<String, ObjectNode> files = new HashMap<>();

	private long characters;

	DataSettings(ProblemFolder folder, ProblemSettings problem) {
		this.folder = folder;
		this.problem = problem;
	}

	/**
	 * Returns the arguments of the program.
	 * @param test its path without extension
	 */
	List<String> arguments(String test) throws IOException {
		return ProblemSettings.words(ofTest(test, "args", ""));
	}

	/** Returns the arguments of the output validator. */
	List<String> outputArguments(String test) throws IOException {
		JsonNode nearest = ofTest(test, "output_validator_args", "output_validator_flags");
		return problem.withFlags(ProblemSettings.words(nearest.isObject() ? nearest.path("flags") : nearest));
	}

	/**
	 * Returns the arguments of an input validator.
	 * @param validator its name
	 */
	List<String> inputArguments(String test, String validator) throws IOException {
		JsonNode nearest = ofTest(test, "input_validator_args", "input_validator_flags");
		if (nearest.has("flags")) {
			boolean other = !nearest.path("name").asString(validator).equals(validator);
			return other ? List.of() : ProblemSettings.words(nearest.path("flags"));
		}
		return ProblemSettings.words(nearest.isObject() ? nearest.path(validator) : nearest);
	}

	private JsonNode ofTest(String test, String current, String legacy) throws IOException {
		JsonNode own = folder.find(test + ".yaml").isPresent() ? folder.yaml(test + ".yaml").get(current) : null;
		return (own != null) ? own : ofFolder(parent(test), current, legacy);
	}

	/**
	 * Returns what a folder or the nearest one around it states.
	 * @param current a key of the current version
	 * @param legacy the key of the legacy version
	 */
	JsonNode ofFolder(String path, String current, String legacy) throws IOException {
		for (String nearest = path; !nearest.isEmpty(); nearest = parent(nearest)) {
			JsonNode stated = file(nearest + "/" + CURRENT).get(current);
			stated = (stated != null) ? stated : file(nearest + "/" + LEGACY).get(legacy);
			if (stated != null) {
				return stated;
			}
		}
		return JsonNodeFactory.instance.missingNode();
	}

	/** Returns what the file of a folder itself states; an empty object without it. */
	ObjectNode current(String path) throws IOException {
		return file(path + "/" + CURRENT);
	}

	/** Whether a folder has a file of settings, of either version. */
	boolean hasOwn(String path) {
		return folder.find(path + "/" + CURRENT).isPresent() || hasLegacy(path);
	}

	/** Drafts of the current version have the files of the legacy one. */
	boolean hasLegacy(String path) {
		return folder.find(path + "/" + LEGACY).isPresent();
	}

	private ObjectNode file(String path) throws IOException {
		ObjectNode known = files.get(path);
		if (known == null) {
			String text = folder.settings(path);
			characters += text.length();
			if (characters > MOST_CHARACTERS) {
				throw new UnreadableFileException(
						"The settings of its tests have more than %,d characters together.".formatted(MOST_CHARACTERS));
			}
			JsonNode read = ImportedYaml.read(problem.withConstants(text), path);
			known = (read instanceof ObjectNode object) ? object : JsonNodeFactory.instance.objectNode();
			files.put(path, known);
		}
		return known;
	}

	/** Returns the folder around a path; empty above {@code data}. */
	private static String parent(String path) {
		return path.equals(DATA) ? "" : path.substring(0, Math.max(0, path.lastIndexOf('/')));
	}

}
