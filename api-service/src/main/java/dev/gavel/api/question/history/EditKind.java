package dev.gavel.api.question.history;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an edit did. */
public enum EditKind {

	/** It created the question. */
	CREATED,

	/** It changed the question, and perhaps fitted its tests to new types. */
	QUESTION,

	/** It added tests. */
	ADDED,

	/** It changed a test. */
	CHANGED,

	/** It deleted tests. */
	DELETED,

	/** It changed the order of the tests. */
	ORDERED;

	/** Returns the spelling in JSON. */
	@JsonValue
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
