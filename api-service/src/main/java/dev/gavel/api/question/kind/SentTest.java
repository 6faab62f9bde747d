package dev.gavel.api.question.kind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

	/** Returns what a program reads. */
	default @Nullable JsonNode stdin() {
		return null;
	}

	/** Returns the command line arguments of a program. */
	default @Nullable JsonNode args() {
		return null;
	}

	/** Returns the files beside a program, by name. */
	default @Nullable JsonNode files() {
		return null;
	}

	/** Returns the statements that run after a program. */
	default @Nullable JsonNode statements() {
		return null;
	}

	/** Returns the exit status that is expected of a program. */
	default @Nullable JsonNode exitStatus() {
		return null;
	}

	/** Returns the names of the fields that are only for programs. */
	default List<String> fieldsOfPrograms() {
		Map<String, @Nullable JsonNode> fields = new LinkedHashMap<>();
		fields.put("stdin", stdin());
		fields.put("args", args());
		fields.put("files", files());
		fields.put("statements", statements());
		fields.put("exit_status", exitStatus());
		return fields.keySet().stream().filter((name) -> isThere(fields.get(name))).toList();
	}

	private static boolean isThere(@Nullable JsonNode node) {
		return node != null && !node.isNull();
	}

	default boolean expectsOutput() {
		JsonNode outputs = outputs();
		return output() != null || (outputs != null && !outputs.isNull());
	}

	/** Whether it says what is right. */
	default boolean expectsSomething() {
		return expectsOutput() || raises() != null;
	}

}
