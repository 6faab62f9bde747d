package dev.gavel.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** When tests are no longer run because others have failed. */
public enum StopAt {

	NEVER,

	/** After the first failed test. */
	FIRST_FAILURE,

	/** In a group that is worth all or nothing, after its first failed test. */
	GROUP_FAILURE;

	/** Returns the spelling in JSON. */
	@JsonValue
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
