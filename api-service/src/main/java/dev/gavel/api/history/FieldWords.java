package dev.gavel.api.history;

import java.util.Map;

/** What pages call the fields of a question. */
final class FieldWords {

	private static final Map<String, String> WORDS = Map.of("type", "difficulty", "metadata", "signature",
			"time_limit_ms", "time limit in ms", "memory_limit_mb", "memory limit in MB", "starter_code",
			"starter code");

	private FieldWords() {
	}

	static String of(String field) {
		return WORDS.getOrDefault(field, field);
	}

}
