package dev.gavel.api.imports.format.classroom;

import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.ImportedYaml;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A workflow of GitHub Actions whose steps are tests: graders of GitHub Classroom. */
final class Workflow {

	private static final String GRADERS = "education/autograding-";

	private static final int MOST_BYTES = 256 * 1024;

	/** What {@code autograding.json} calls the inputs of a grader. */
	private static final Map<String, String> NAMES = Map.of("test-name", "name", "setup-command", "setup", "command",
			"run", "input", "input", "expected-output", "output", "comparison-method", "comparison");

	private Workflow() {
	}

	/** Whether a file is one. */
	static boolean is(ImportedFile file) throws IOException {
		return file.name().matches("(?i).*\\.ya?ml") && file.beginning(MOST_BYTES).contains(GRADERS);
	}

	/**
	 * Returns its tests as {@code autograding.json} has them.
	 * @throws UnreadableFileException when it is no YAML
	 */
	static ArrayNode tests(ImportedFile file) throws IOException {
		ArrayNode tests = JsonNodeFactory.instance.arrayNode();
		JsonNode yaml = ImportedYaml.read(file.text(MOST_BYTES), file.path());
		for (JsonNode job : yaml.path("jobs")) {
			for (JsonNode step : job.path("steps")) {
				String uses = step.path("uses").asString("");
				if (uses.startsWith(GRADERS) && !uses.contains("reporter")) {
					tests.add(test(step.path("with")));
				}
			}
		}
		return tests;
	}

	private static ObjectNode test(JsonNode inputs) {
		ObjectNode test = JsonNodeFactory.instance.objectNode();
		NAMES.forEach((input, name) -> test.put(name, inputs.path(input).asString("")));
		JsonNode points = inputs.path("max-score");
		if (points.isNumber()) {
			test.set("points", points);
		}
		return test;
	}

}
