package dev.gavel.api.question.kind;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import dev.gavel.value.typed.JsonValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Arguments by parameter name, in a form that can be written back. Views of tests show
 * its fields among their own.
 *
 * @param inputVariables the arguments that JSON can express
 * @param inputLiterals the other arguments, as Python literals; omitted when there are
 * none
 * @param inputs all arguments as Python literals, for people
 * @param inputTruncated when the input is so long that only the beginnings of its values
 * are shown, as text
 */
public record InputView(@Nullable JsonNode inputVariables,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> inputLiterals,
		@JsonIgnore Map<String, String> inputs, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean inputTruncated) {

	/** Of a test whose arguments are not shown. */
	public static final InputView NONE = new InputView(null, Map.of(), Map.of(), false);

	/** The length from which input is truncated. */
	public static final int MAX_LENGTH = 16 * 1024;

	private static final int PREVIEW_LENGTH = 1000;

	/**
	 * @param maxLength the length from which input is truncated, if that is less than
	 * usual
	 */
	static InputView of(Signature signature, SuiteTest test, int maxLength) {
		int longest = Math.min(maxLength, MAX_LENGTH);
		List<Value> beginnings = test.argumentsToShow(longest + 1);
		return isLong(beginnings, longest) ? beginnings(signature, beginnings) : whole(signature, beginnings);
	}

	/** Returns all values in full, however long they are. */
	static InputView whole(Signature signature, SuiteTest test) {
		return whole(signature, test.arguments());
	}

	private static InputView whole(Signature signature, List<Value> arguments) {
		ObjectNode variables = JsonNodeFactory.instance.objectNode();
		Map<String, String> literals = new LinkedHashMap<>();
		Map<String, String> inputs = new LinkedHashMap<>();
		for (int i = 0; i < arguments.size(); i++) {
			Parameter parameter = signature.parameters().get(i);
			String literal = arguments.get(i).toString();
			inputs.put(parameter.name(), literal);
			if (JsonValues.canSay(arguments.get(i), parameter.type())) {
				variables.set(parameter.name(), JsonValues.write(arguments.get(i)));
			}
			else {
				literals.put(parameter.name(), literal);
			}
		}
		return new InputView(variables, literals, inputs, false);
	}

	private static InputView beginnings(Signature signature, List<Value> arguments) {
		ObjectNode variables = JsonNodeFactory.instance.objectNode();
		Map<String, String> inputs = new LinkedHashMap<>();
		for (int i = 0; i < arguments.size(); i++) {
			String beginning = PythonText.abbreviate(arguments.get(i), PREVIEW_LENGTH);
			inputs.put(signature.parameterNames().get(i), beginning);
			variables.put(signature.parameterNames().get(i), beginning);
		}
		return new InputView(variables, Map.of(), inputs, true);
	}

	private static boolean isLong(List<Value> arguments, int longest) {
		int length = 0;
		for (Value argument : arguments) {
			length += PythonText.abbreviate(argument, longest + 1).length();
		}
		return length > longest;
	}

}
