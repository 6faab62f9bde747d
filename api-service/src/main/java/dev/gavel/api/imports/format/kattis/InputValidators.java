package dev.gavel.api.imports.format.kattis;

import dev.gavel.api.imports.format.ImportedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Programs that check inputs. A question has one, in Python. */
final class InputValidators {

	private static final int MOST_BYTES = 256 * 1024;

	private final ProblemFolder folder;

	private final ProblemSettings settings;

	private final DataSettings data;

	InputValidators(ProblemFolder folder, ProblemSettings settings, DataSettings data) {
		this.folder = folder;
		this.settings = settings;
		this.data = data;
	}

	/**
	 * Returns the first that is one file in Python, with its arguments.
	 * @param tests the paths of all tests without extension
	 * @param warnings receives what is left out
	 */
	Optional<String> read(List<String> tests, List<String> warnings) throws IOException {
		Map<String, List<ImportedFile>> all = programs();
		Optional<Map.Entry<String, List<ImportedFile>>> chosen = all.entrySet()
			.stream()
			.filter((program) -> program.getValue().size() == 1 && program.getValue().get(0).name().endsWith(".py"))
			.findFirst();
		Set<String> left = new TreeSet<>(all.keySet());
		chosen.ifPresent((program) -> left.remove(program.getKey()));
		if (!left.isEmpty()) {
			warnings.add("Its input validators %s are left out: a question has one, which is one file in Python."
				.formatted(String.join(", ", left.stream().limit(4).toList())));
		}
		return chosen.isPresent() ? read(chosen.get().getKey(), chosen.get().getValue().get(0), tests, warnings)
				: Optional.empty();
	}

	/** Returns the files of each validator, by its name. */
	private Map<String, List<ImportedFile>> programs() {
		Map<String, List<ImportedFile>> programs = new TreeMap<>();
		for (String name : List.of("input_validators", "input_format_validators")) {
			for (ImportedFile file : folder.in(name)) {
				String program = folder.path(file).substring(name.length() + 1).split("/")[0];
				programs.computeIfAbsent(program, (first) -> new ArrayList<>()).add(file);
			}
		}
		return programs;
	}

	private Optional<String> read(String program, ImportedFile file, List<String> tests, List<String> warnings)
			throws IOException {
		String name = program.replaceFirst("\\.py$", "");
		List<String> arguments = tests.isEmpty() ? List.of() : data.inputArguments(tests.get(0), name);
		for (String test : tests) {
			if (!data.inputArguments(test, name).equals(arguments)) {
				warnings.add("The input validator %s is left out: it has different arguments for different tests."
					.formatted(program));
				return Optional.empty();
			}
		}
		return Optional.of(withArguments(settings.withConstants(file.text(MOST_BYTES)), arguments));
	}

	/** A validator of a question is given none. */
	private static String withArguments(String code, List<String> arguments) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		arguments.forEach(list::add);
		return arguments.isEmpty() ? code : "import sys\nsys.argv[1:] = %s\n\n%s".formatted(list, code);
	}

}
