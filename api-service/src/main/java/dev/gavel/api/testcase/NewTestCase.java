package dev.gavel.api.testcase;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A test case as sent.
 *
 * @param inputVariables an object of parameter names and values
 * @param output the expected result: text that holds JSON, a Python literal or, for str,
 * the text itself; or any other JSON value
 */
public record NewTestCase(@Nullable JsonNode inputVariables, @Nullable JsonNode output) {
}
