package dev.gavel.api.imports.format.jsonl;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What programs print, as the data sets write and compare it: line by line. */
final class PrintedLines {

	private static final Pattern FLOAT = Pattern.compile("[0-9]\\.[0-9]");

	private PrintedLines() {
	}

	/** Reads a text or a list of lines. */
	static Optional<String> of(JsonNode text) {
		if (text.isString()) {
			return Optional.of(text.stringValue());
		}
		boolean lines = text.isArray() && text.valueStream().allMatch(JsonNode::isString);
		return lines ? Optional.of(text.valueStream().map(JsonNode::stringValue).collect(Collectors.joining("\n")))
				: Optional.empty();
	}

	/**
	 * Returns a comparison in which upper and lower case differ, and numbers are compared
	 * by value.
	 * @param relative how far floats may differ, relative to what is expected
	 * @param absolute how far they may differ anyway
	 */
	static ObjectNode comparison(double relative, double absolute) {
		return JsonNodeFactory.instance.objectNode()
			.put("kind", "text")
			.put("match", "lines")
			.put("case_sensitive", true)
			.put("relative", relative)
			.put("absolute", absolute);
	}

	/**
	 * Returns that of APPS, whose own comparison tries one way after the other.
	 * @param guesses receives what was chosen
	 */
	static ObjectNode comparison(ArrayNode outputs, List<String> guesses) {
		boolean floats = outputs.valueStream()
			.flatMap((output) -> of(output).stream())
			.anyMatch(PrintedLines::hasFloat);
		guesses.add("Outputs are compared line by line, and numbers by their values%s."
			.formatted(floats ? " with a tolerance of 1e-5, because some outputs are floats" : ""));
		return floats ? comparison(1e-5, 1e-8) : comparison(0, 0);
	}

	private static boolean hasFloat(String output) {
		return FLOAT.matcher(output).find();
	}

}
