package dev.gavel.api.question.kind;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was sent as a test. */
public interface SentTest {

	/** Returns the name of the function that it calls, if there are several. */
	@Nullable String function();

	/** Returns the input as JSON, by name. */
	@Nullable JsonNode inputVariables();

	/** Returns the input as Python literals, by name. */
	@Nullable JsonNode inputLiterals();

	/** Returns the expected output. */
	@Nullable JsonNode output();

	/** Returns the right outputs when there are several; {@code output} is one, too. */
	@Nullable JsonNode outputs();

	/** Returns the type of the expected exception. */
	@Nullable String raises();

	/** Returns a pattern for the message of the expected exception. */
	@Nullable String raisesMessage();

	/** Returns how its answers are compared, if not as the question states. */
	@Nullable JsonNode comparison();

	default boolean expectsOutput() {
		JsonNode outputs = outputs();
		return output() != null || (outputs != null && !outputs.isNull());
	}

	/** Whether it says what is right. */
	default boolean expectsSomething() {
		return expectsOutput() || raises() != null;
	}

}
