package dev.gavel.api.testcase;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Signature;
import dev.gavel.value.JsonValues;
import dev.gavel.value.Value;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A test case as answered.
 *
 * @param index from 1, its place among those of its question
 * @param output as Python's {@code repr} writes it
 */
public record TestCaseView(long id, int index, JsonNode inputVariables, String output) {

	static TestCaseView of(Signature signature, TestCase testCase) {
		SuiteTest test = testCase.toSuiteTest();
		return new TestCaseView(test.testCaseId(), testCase.ordinal(), named(signature, test.arguments()),
				test.expected().toString());
	}

	/** Arguments under the names of their parameters, as near to JSON as they come. */
	public static ObjectNode named(Signature signature, List<Value> arguments) {
		ObjectNode named = JsonNodeFactory.instance.objectNode();
		List<String> names = signature.parameterNames();
		for (int i = 0; i < names.size(); i++) {
			named.set(names.get(i), JsonValues.write(arguments.get(i)));
		}
		return named;
	}

}
