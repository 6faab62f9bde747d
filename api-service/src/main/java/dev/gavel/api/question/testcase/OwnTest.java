package dev.gavel.api.question.testcase;

import dev.gavel.api.question.kind.SentTest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A test that is sent along with a program.
 *
 * @param function the function that it calls, where the question has several
 * @param inputVariables an object of parameter names and values, or a list of values in
 * the order of the parameters; for a class, an object of {@code operations} and
 * {@code arguments}
 * @param inputLiterals an object of parameter names and Python literals, for values that
 * JSON cannot express
 * @param output the expected result, as in a test case; when it is left out, nothing is
 * compared
 * @param outputs a list of right outputs, as in a test case
 * @param raises the type of the expected exception, instead of outputs
 * @param raisesMessage a regular expression of Python that occurs in its message
 * @param comparison how its answers are compared, if not as the question states
 */
public record OwnTest(@Nullable String function, @Nullable JsonNode inputVariables, @Nullable JsonNode inputLiterals,
		@Nullable JsonNode output, @Nullable JsonNode outputs, @Nullable String raises, @Nullable String raisesMessage,
		@Nullable JsonNode comparison) implements SentTest {

	/** Creates a test from a test case that lacks its output. */
	static OwnTest withoutOutput(NewTestCase test) {
		return new OwnTest(test.function(), test.inputVariables(), test.inputLiterals(), null, null, null, null, null);
	}

}
