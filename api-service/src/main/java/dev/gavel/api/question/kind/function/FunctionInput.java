package dev.gavel.api.question.kind.function;

import dev.gavel.api.question.kind.InputView;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.value.Notation;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import dev.gavel.value.typed.JsonValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows arguments by parameter name. */
final class FunctionInput {

	private static final int PREVIEW_LENGTH = 1000;

	private final Signature signature;

	FunctionInput(Signature signature) {
		this.signature = signature;
	}

	/**
	 * @param maxLength the length from which input is truncated, if that is less than
	 * usual
	 */
	InputView view(SuiteTest test, int maxLength) {
		int longest = Math.min(maxLength, InputView.MAX_LENGTH);
		List<Value> beginnings = test.argumentsToShow(longest + 1);
		return isLong(beginnings, longest) ? beginnings(beginnings) : whole(beginnings);
	}

	/** Shows all values in full, however long they are. */
	InputView whole(List<Value> arguments) {
		ObjectNode variables = JsonNodeFactory.instance.objectNode();
		Map<String, String> literals = new LinkedHashMap<>();
		Map<String, String> inputs = new LinkedHashMap<>();
		for (int i = 0; i < arguments.size(); i++) {
			Parameter parameter = signature.parameters().get(i);
			inputs.put(parameter.name(), Notation.of(parameter.type()).write(arguments.get(i)));
			if (JsonValues.canSay(arguments.get(i), parameter.type())) {
				variables.set(parameter.name(), JsonValues.write(arguments.get(i)));
			}
			else {
				literals.put(parameter.name(), arguments.get(i).toString());
			}
		}
		return new InputView(variables, literals, inputs, List.of(), false);
	}

	private InputView beginnings(List<Value> arguments) {
		ObjectNode variables = JsonNodeFactory.instance.objectNode();
		Map<String, String> inputs = new LinkedHashMap<>();
		for (int i = 0; i < arguments.size(); i++) {
			Parameter parameter = signature.parameters().get(i);
			String beginning = Notation.of(parameter.type()).abbreviate(arguments.get(i), PREVIEW_LENGTH);
			inputs.put(parameter.name(), beginning);
			variables.put(parameter.name(), beginning);
		}
		return new InputView(variables, Map.of(), inputs, List.of(), true);
	}

	private static boolean isLong(List<Value> arguments, int longest) {
		int length = 0;
		for (Value argument : arguments) {
			length += PythonText.abbreviate(argument, longest + 1).length();
		}
		return length > longest;
	}

}
