package dev.gavel.api.compat.jobe;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of {@code PUT files}.
 *
 * @param fileContents in base64
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record JobeFile(@Nullable JsonNode fileContents) {

	/** Returns the base64. Blanks in it count for nothing. */
	String contents() {
		if (fileContents == null || !fileContents.isString()) {
			throw new Problem(ProblemType.BAD_REQUEST, "put: missing file_contents parameter");
		}
		return fileContents.stringValue().replaceAll("\\s", "");
	}

}
