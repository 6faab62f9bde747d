package dev.gavel.api.question.kind;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was sent as a test. */
public interface SentTest {

	/** Returns the input as JSON, by name. */
	@Nullable JsonNode inputVariables();

	/** Returns the input as Python literals, by name. */
	@Nullable JsonNode inputLiterals();

	/** Returns the expected output. */
	@Nullable JsonNode output();

}
