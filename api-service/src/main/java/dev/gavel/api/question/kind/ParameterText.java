package dev.gavel.api.question.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Parameters as one field of a form, such as {@code key: int, value: int = 1}. */
public final class ParameterText {

	private ParameterText() {
	}

	public static String write(List<Variable> variables) {
		return variables.stream()
			.map((variable) -> variable.name() + ": " + variable.typeWithDefault())
			.collect(Collectors.joining(", "));
	}

	/** Returns the variables as they are sent in JSON. */
	public static JsonNode read(@Nullable String text) {
		ArrayNode variables = JsonNodeFactory.instance.arrayNode();
		for (String parameter : split((text != null) ? text : "")) {
			int colon = parameter.indexOf(':');
			String name = (colon < 0) ? parameter : parameter.substring(0, colon);
			variables.addObject()
				.put("name", name.strip())
				.put("type", (colon < 0) ? "" : parameter.substring(colon + 1).strip());
		}
		return variables;
	}

	/** Splits at the commas that are not inside brackets or quotes. */
	private static List<String> split(String text) {
		List<String> parts = new ArrayList<>();
		int depth = 0;
		int start = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			i = isQuote(c) ? endOfText(text, i) : i;
			depth += "[(<{".indexOf(c) >= 0 ? 1 : "])>}".indexOf(c) >= 0 ? -1 : 0;
			if (c == ',' && depth == 0) {
				parts.add(text.substring(start, i));
				start = i + 1;
			}
		}
		parts.add(text.substring(start));
		return parts.stream().map(String::strip).filter((part) -> !part.isEmpty() && !part.equals("self")).toList();
	}

	private static boolean isQuote(char c) {
		return c == '\'' || c == '"';
	}

	/** Returns the index of the quote that closes a text; the last index if none does. */
	private static int endOfText(String text, int start) {
		for (int i = start + 1; i < text.length(); i++) {
			if (text.charAt(i) == text.charAt(start)) {
				return i;
			}
			i += (text.charAt(i) == '\\') ? 1 : 0;
		}
		return text.length() - 1;
	}

}
