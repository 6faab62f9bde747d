package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.imports.format.ImportedJson;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a line, which may be of any type. */
final class Field {

	private Field() {
	}

	/** Returns a text; empty if it is none. */
	static String text(JsonNode line, String name) {
		JsonNode field = line.path(name);
		return field.isString() ? field.stringValue() : "";
	}

	/** Returns a text or a number as text; empty if it is neither. */
	static String id(JsonNode line, String name) {
		JsonNode field = line.path(name);
		return field.isIntegralNumber() ? field.asString("") : text(line, name).strip();
	}

	/**
	 * Returns JSON, which many data sets write as a text inside their JSON.
	 * @throws UnreadableFileException when the text is no JSON
	 */
	static JsonNode json(JsonNode line, String name) throws UnreadableFileException {
		JsonNode field = line.path(name);
		if (!field.isString()) {
			return field;
		}
		return field.stringValue().isBlank() ? MissingNode.getInstance() : ImportedJson.read(field.stringValue(), name);
	}

	/** Returns a list; an empty one if it is none. */
	static ArrayNode list(JsonNode line, String name) {
		return (line.path(name) instanceof ArrayNode list) ? list : JsonNodeFactory.instance.arrayNode();
	}

	/** Puts a difficulty if it is known. */
	static void difficulty(ObjectNode question, String written) {
		difficulty(written).ifPresent((difficulty) -> question.put("type", difficulty));
	}

	private static Optional<String> difficulty(String written) {
		return switch (written.toLowerCase(Locale.ROOT).replace('_', ' ')) {
			case "introductory", "easy" -> Optional.of("Easy");
			case "interview", "medium" -> Optional.of("Medium");
			case "competition", "hard", "medium hard", "very hard" -> Optional.of("Hard");
			default -> Optional.empty();
		};
	}

}
