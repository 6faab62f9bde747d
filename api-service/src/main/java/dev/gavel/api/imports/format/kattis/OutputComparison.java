package dev.gavel.api.imports.format.kattis;

import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.IOException;
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

	private final DataSettings data;

	/** Of the question. */
	private final List<String> arguments;

	private final List<String> warnings;

	private OutputComparison(@Nullable String validator, DataSettings data, List<String> arguments,
			List<String> warnings) {
		this.validator = validator;
		this.data = data;
		this.arguments = arguments;
		this.warnings = warnings;
	}

	/**
	 * @param tests the paths of all tests without extension; the first one tells the
	 * arguments of the question
	 * @param warnings receives what cannot be expressed
	 * @throws UnreadableFileException when it has a validator that is not one file in
	 * Python
	 */
	static OutputComparison of(ProblemFolder folder, ProblemSettings settings, DataSettings data, List<String> tests,
			List<String> warnings) throws IOException {
		List<ImportedFile> files = Stream.of("output_validator", "output_validators")
			.flatMap((name) -> folder.in(name).stream())
			.toList();
		boolean custom = settings.isLegacy() ? settings.hasValidator() : !files.isEmpty();
		return new OutputComparison(custom ? settings.withConstants(validator(files)) : null, data,
				data.outputArguments(tests.isEmpty() ? "data/secret/1" : tests.get(0)), warnings);
	}

	private static String validator(List<ImportedFile> files) throws IOException {
		if (files.size() != 1 || !files.get(0).name().endsWith(".py")) {
			throw new UnreadableFileException(
					"Its output validator must be one file in Python; found %s. Write it again in Python."
						.formatted(files.isEmpty() ? "none"
								: String.join(", ", files.stream().limit(4).map(ImportedFile::name).toList())));
		}
		return files.get(0).text(MOST_BYTES);
	}

	ObjectNode json() {
		return (validator != null) ? checker(arguments) : text(arguments);
	}

	/**
	 * Returns the comparison of a test whose arguments are not those of the question.
	 * @throws UnreadableFileException when it cannot have one
	 */
	Optional<ObjectNode> ofTest(String test) throws IOException {
		List<String> own = data.outputArguments(test);
		if (own.equals(arguments)) {
			return Optional.empty();
		}
		if (validator != null) {
			throw new UnreadableFileException(
					"The arguments of its validator are '%s'; a question has one list of them for all tests, here '%s'."
						.formatted(String.join(" ", own), String.join(" ", arguments)));
		}
		return Optional.of(text(own));
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
			warn("%s has no number after it; it is left out.".formatted(argument));
			return;
		}
		double tolerance;
		try {
			tolerance = Double.parseDouble(written);
		}
		catch (NumberFormatException ex) {
			warn("%s has no number after it; it is left out.".formatted(argument));
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
