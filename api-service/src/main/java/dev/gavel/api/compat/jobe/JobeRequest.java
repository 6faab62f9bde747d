package dev.gavel.api.compat.jobe;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of {@code POST runs}. Clients send more, which is ignored. */
@JsonIgnoreProperties(ignoreUnknown = true)
record JobeRequest(@Nullable RunSpec runSpec) {

	/**
	 * What is to be run.
	 *
	 * @param sourcefilename the name of the script
	 * @param input what it reads
	 * @param fileList a list of lists: the id of a file, its name, and perhaps whether it
	 * has the source, which is ignored
	 * @param parameters an object; PHP writes an empty one as a list
	 */
	@JsonIgnoreProperties(ignoreUnknown = true)
	record RunSpec(@Nullable JsonNode languageId, @Nullable JsonNode sourcecode, @Nullable JsonNode sourcefilename,
			@Nullable JsonNode input, @Nullable JsonNode fileList, @Nullable JsonNode parameters) {
	}

}
