package dev.gavel.api.question.testcase;

import dev.gavel.api.question.kind.SentTest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A test on which a checker or an interactor is tried.
 *
 * @param function as in a test case
 * @param inputVariables as in a test case
 * @param inputLiterals as in a test case
 * @param stdin as in a test case
 * @param args as in a test case
 * @param files as in a test case
 * @param statements as in a test case
 * @param output as in a test case
 * @param answer what the checker is to judge, written like {@code output}; an interactor
 * has none
 */
public record TriedAnswer(@Nullable String function, @Nullable JsonNode inputVariables,
		@Nullable JsonNode inputLiterals, @Nullable JsonNode stdin, @Nullable JsonNode args, @Nullable JsonNode files,
		@Nullable JsonNode statements, @Nullable JsonNode output, @Nullable JsonNode answer) implements SentTest {

	@Override
	public @Nullable JsonNode outputs() {
		return null;
	}

	@Override
	public @Nullable String raises() {
		return null;
	}

	@Override
	public @Nullable String raisesMessage() {
		return null;
	}

	@Override
	public @Nullable JsonNode comparison() {
		return null;
	}

}
