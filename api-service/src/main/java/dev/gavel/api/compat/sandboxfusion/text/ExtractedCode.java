package dev.gavel.api.compat.sandboxfusion.text;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Code in what a language model wrote.
 *
 * @param type how it was found
 */
public record ExtractedCode(String code, Type type) {

	static final ExtractedCode NOTHING = new ExtractedCode("", Type.EMPTY);

	public enum Type {

		@JsonProperty("fenced")
		FENCED,

		/** The fence is not closed. */
		@JsonProperty("incomplete_fenced")
		INCOMPLETE_FENCED,

		/** Without a fence, but it looks like Python. */
		@JsonProperty("heuristic")
		HEURISTIC,

		@JsonProperty("empty")
		EMPTY

	}

}
