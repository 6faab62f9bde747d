package dev.gavel.api.testcase;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A test case as sent.
 *
 * @param inputVariables an object of parameter names and values
 * @param output the expected result: text that holds JSON, a Python literal or, for str,
 * the text itself; or any other JSON value
 * @param hidden whether solvers may see no more of it than its verdict; when it is left
 * out, a new test case may be seen and one that is changed stays as it was
 */
public record NewTestCase(@Nullable JsonNode inputVariables, @Nullable JsonNode output, @Nullable Boolean hidden) {
}
