package dev.gavel.api.imports.question;

import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.message.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question as a request would send it.
 *
 * @param guesses what the file does not say
 */
record SentQuestion(ObjectNode json, List<String> guesses) {

	/** All fields of a request. */
	private static final List<String> FIELDS = List.of("title", "description", "type", "metadata", "time_limit_ms",
			"memory_limit_mb", "environment", "comparison", "prelude", "starter_code", "rules", "scoring");

	/** What depends on the kind of question. */
	private static final List<String> OF_KIND = List.of("comparison", "starter_code");

	private static final String DEFAULT_TYPE = "Medium";

	static SentQuestion of(FoundQuestion found) {
		ObjectNode json = found.question().deepCopy();
		List<String> guesses = new ArrayList<>(found.guesses());
		if (!json.hasNonNull("type")) {
			json.put("type", DEFAULT_TYPE);
			guesses.add("The difficulty is not stated; %s is assumed.".formatted(DEFAULT_TYPE));
		}
		return new SentQuestion(json, guesses);
	}

	/** Returns its title, as far as it has one. */
	String title() {
		JsonNode title = json.get("title");
		return (title != null && title.isString()) ? title.stringValue() : "";
	}

	/** Returns the hashes of its fields. */
	Map<String, String> hashes() {
		Map<String, String> hashes = new LinkedHashMap<>();
		for (String field : FIELDS) {
			JsonNode value = value(json, field);
			if (value != null) {
				hashes.put(field, hash(value.toString()));
			}
		}
		return hashes;
	}

	/** Returns a short hash, which nobody need be able to collide with. */
	static String hash(String text) {
		return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
	}

	/**
	 * Returns the question with what has changed since it was last imported.
	 * @param current the question as it is now
	 * @param former the hashes of the fields that were imported
	 */
	SentQuestion onto(ObjectNode current, Map<String, String> former) {
		Map<String, String> hashes = hashes();
		boolean newKind = !Objects.equals(hashes.get("metadata"), former.get("metadata"));
		ObjectNode merged = json.objectNode();
		for (String field : FIELDS) {
			boolean changed = !Objects.equals(hashes.get(field), former.get(field))
					|| (newKind && OF_KIND.contains(field));
			JsonNode value = value(changed ? json : current, field);
			if (value != null) {
				merged.set(field, value);
			}
		}
		return new SentQuestion(merged, guesses);
	}

	private static @Nullable JsonNode value(ObjectNode object, String field) {
		return object.hasNonNull(field) ? object.get(field) : null;
	}

}
