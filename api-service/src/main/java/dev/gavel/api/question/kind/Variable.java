package dev.gavel.api.question.kind;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A named value of a test's input.
 *
 * @param fallback the value that a test may leave out, as a Python literal; omitted when
 * the question states none
 */
public record Variable(String name, String type,
		@JsonProperty("default") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String fallback) {

	/** Creates a value without a default. */
	public Variable(String name, String type) {
		this(name, type, null);
	}

	/** {@code type = default}, or the type alone. */
	public String typeWithDefault() {
		return type + ((fallback != null) ? " = " + fallback : "");
	}

}
