package dev.gavel.api.imports.format.kattis;

import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The default validator, which compares tokens, or a validator in Python. */
final class OutputComparison {

	private static final int MOST_BYTES = 256 * 1024;

	/** Null for the default validator. */
	private final @Nullable String validator;

	private final List<String> arguments;

	private final List<String> warnings;

	private OutputComparison(@Nullable String validator, List<String> arguments, List<String> warnings) {
		this.validator = validator;
		this.arguments = arguments;
		this.warnings = warnings;
	}

	/**
	 * @param warnings receives what cannot be expressed
	 * @throws UnreadableFileException when it has a validator that is not one file in
	 * Python
	 */
	static OutputComparison of(ProblemFolder folder, ProblemSettings settings, List<String> warnings)
			throws IOException {
		List<String> arguments = new ArrayList<>(settings.flags());
		for (String group : List.of("data", "data/secret")) {
			arguments.addAll(arguments(folder, group));
		}
		List<ImportedFile> files = Stream.of("output_validator", "output_validators")
			.flatMap((name) -> folder.in(name).stream())
			.toList();
		boolean custom = settings.isLegacy() ? settings.hasValidator() : !files.isEmpty();
		return new OutputComparison(custom ? validator(files) : null, arguments, warnings);
	}

	/** Returns the arguments that a folder of tests states for all of them. */
	static List<String> arguments(ProblemFolder folder, String group) throws IOException {
		List<String> current = ProblemSettings
			.words(folder.yaml(group + "/test_group.yaml").path("output_validator_args"));
		return current.isEmpty()
				? ProblemSettings.words(folder.yaml(group + "/testdata.yaml").path("output_validator_flags")) : current;
	}

	private static String validator(List<ImportedFile> files) throws IOException {
		if (files.size() != 1 || !files.get(0).name().endsWith(".py")) {
			throw new UnreadableFileException(
					"Its output validator must be one file in Python; found %s.".formatted(files.isEmpty() ? "none"
							: String.join(", ", files.stream().limit(4).map(ImportedFile::name).toList())));
		}
		return files.get(0).text(MOST_BYTES);
	}

	ObjectNode json() {
		return (validator != null) ? checker(arguments) : text(arguments);
	}

	/** Returns the comparison of a test with arguments of its own, if it can have one. */
	Optional<ObjectNode> json(List<String> own) {
		return (validator == null && !own.isEmpty()) ? Optional.of(text(own)) : Optional.empty();
	}

	boolean hasValidator() {
		return validator != null;
	}

	private ObjectNode checker(List<String> arguments) {
		ObjectNode checker = JsonNodeFactory.instance.objectNode()
			.put("kind", "checker")
			.put("protocol", "kattis")
			.put("code", validator);
		ArrayNode given = checker.putArray("arguments");
		arguments.forEach(given::add);
		return checker;
	}

	private ObjectNode text(List<String> arguments) {
		ObjectNode text = JsonNodeFactory.instance.objectNode().put("kind", "text");
		for (int place = 0; place < arguments.size(); place++) {
			String argument = arguments.get(place);
			switch (argument) {
				case "case_sensitive" -> text.put("case_sensitive", true);
				case "space_change_sensitive" -> text.put("match", "exact");
				case "float_tolerance", "float_relative_tolerance", "float_absolute_tolerance" -> {
					place++;
					tolerance(text, argument, (place < arguments.size()) ? arguments.get(place) : "");
				}
				default -> warn("The default validator has no argument %s; it is left out.".formatted(argument));
			}
		}
		if (text.has("match") && !text.has("case_sensitive")) {
			text.put("case_sensitive", false);
		}
		return text;
	}

	private void tolerance(ObjectNode text, String argument, String written) {
		if (!written.matches("[0-9]{0,9}\\.?[0-9]{0,18}(?:[eE][-+]?[0-9]{1,3})?") || !written.matches(".*[0-9].*")) {
			warn("%s has no number behind it; it is left out.".formatted(argument));
			return;
		}
		double tolerance;
		try {
			tolerance = Double.parseDouble(written);
		}
		catch (NumberFormatException ex) {
			warn("%s has no number behind it; it is left out.".formatted(argument));
			return;
		}
		if (!argument.contains("absolute")) {
			text.put("relative", tolerance);
		}
		if (!argument.contains("relative")) {
			text.put("absolute", tolerance);
		}
	}

	private void warn(String warning) {
		if (!warnings.contains(warning)) {
			warnings.add(warning);
		}
	}

}
