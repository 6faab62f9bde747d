package dev.gavel.api.question.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which of a solver's submissions counts. */
public enum Counts {

	/** The one with the best score; among equals, the first. */
	BEST,

	LAST,

	FIRST;

	/** Returns the spelling in JSON. */
	@JsonValue
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
