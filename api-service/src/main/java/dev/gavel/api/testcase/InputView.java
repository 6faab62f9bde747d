package dev.gavel.api.testcase;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.value.JsonValues;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Arguments by parameter name, in a form that can be written back.
 *
 * @param variables the arguments that JSON can express; only their beginnings, as text,
 * when they are long
 * @param literals the arguments that JSON cannot express, as Python literals
 * @param texts all arguments as Python's {@code repr} writes them, for people
 */
public record InputView(ObjectNode variables, Map<String, String> literals, Map<String, String> texts,
		boolean truncated) {

	private static final int MAX_LENGTH = 16 * 1024;

	private static final int PREVIEW_LENGTH = 1000;

	static InputView of(Signature signature, SuiteTest test) {
		return of(signature, test, MAX_LENGTH);
	}

	/**
	 * @param maxLength the length from which input is truncated, if that is less than
	 * usual
	 */
	public static InputView of(Signature signature, SuiteTest test, int maxLength) {
		int longest = Math.min(maxLength, MAX_LENGTH);
		List<Value> beginnings = test.argumentsToShow(longest + 1);
		return isLong(beginnings, longest) ? beginnings(signature, beginnings) : whole(signature, beginnings);
	}

	/** Returns all values in full, however long they are. */
	static InputView whole(Signature signature, SuiteTest test) {
		return whole(signature, test.arguments());
	}

	private static InputView whole(Signature signature, List<Value> arguments) {
		InputView view = empty(false);
		for (int i = 0; i < arguments.size(); i++) {
			view.add(signature.parameters().get(i), arguments.get(i));
		}
		return view;
	}

	private static InputView empty(boolean truncated) {
		return new InputView(JsonNodeFactory.instance.objectNode(), new LinkedHashMap<>(), new LinkedHashMap<>(),
				truncated);
	}

	private void add(Parameter parameter, Value argument) {
		String text = argument.toString();
		texts.put(parameter.name(), text);
		if (JsonValues.canSay(argument, parameter.type())) {
			variables.set(parameter.name(), JsonValues.write(argument));
		}
		else {
			literals.put(parameter.name(), text);
		}
	}

	private static InputView beginnings(Signature signature, List<Value> arguments) {
		InputView view = empty(true);
		for (int i = 0; i < arguments.size(); i++) {
			String text = PythonText.abbreviate(arguments.get(i), PREVIEW_LENGTH);
			view.texts.put(signature.parameterNames().get(i), text);
			view.variables.put(signature.parameterNames().get(i), text);
		}
		return view;
	}

	private static boolean isLong(List<Value> arguments, int longest) {
		int length = 0;
		for (Value argument : arguments) {
			length += PythonText.abbreviate(argument, longest + 1).length();
		}
		return length > longest;
	}

}
