package dev.gavel.api.testcase;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Signature;
import dev.gavel.value.JsonValues;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Arguments under the names of their parameters, as near to JSON as they come; when they
 * are long, only their beginnings, as text.
 */
public record InputView(ObjectNode variables, boolean truncated) {

	private static final int MAX_LENGTH = 16 * 1024;

	private static final int PREVIEW_LENGTH = 1000;

	static InputView of(Signature signature, SuiteTest test) {
		return of(signature, test, MAX_LENGTH);
	}

	/**
	 * @param maxLength which input is too long, if that is less than usual
	 */
	public static InputView of(Signature signature, SuiteTest test, int maxLength) {
		int longest = Math.min(maxLength, MAX_LENGTH);
		List<Value> arguments = test.argumentsToShow(longest + 1);
		boolean truncated = isLong(arguments, longest);
		ObjectNode variables = JsonNodeFactory.instance.objectNode();
		List<String> names = signature.parameterNames();
		for (int i = 0; i < names.size(); i++) {
			variables.set(names.get(i), truncated ? preview(arguments.get(i)) : JsonValues.write(arguments.get(i)));
		}
		return new InputView(variables, truncated);
	}

	private static boolean isLong(List<Value> arguments, int longest) {
		int length = 0;
		for (Value argument : arguments) {
			length += PythonText.abbreviate(argument, longest + 1).length();
		}
		return length > longest;
	}

	private static JsonNode preview(Value argument) {
		return StringNode.valueOf(PythonText.abbreviate(argument, PREVIEW_LENGTH));
	}

}
