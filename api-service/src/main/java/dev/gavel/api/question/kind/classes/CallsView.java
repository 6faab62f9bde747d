package dev.gavel.api.question.kind.classes;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.kind.InputView;
import dev.gavel.api.question.kind.ValueReading;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Signature;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Notation;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.typed.JsonValues;
import dev.gavel.value.typed.TypedValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows the calls of a test. */
final class CallsView {

	private static final int SHOWN_CHARACTERS = 60;

	private static final int PREVIEW_LENGTH = 1000;

	/** In a form. */
	private static final int MOST_ROWS = 200;

	private final Map<String, Signature> byName;

	CallsView(QuestionKind.PythonClass kind) {
		this.byName = kind.calls().stream().collect(Collectors.toMap(Signature::functionName, Function.identity()));
	}

	/** Writes a call for a message, such as {@code get(2)}. */
	static String text(Signature call, List<Value> arguments) {
		Notation notation = Notation.ofArguments(call);
		return call.functionName() + arguments.stream()
			.map((argument) -> notation.abbreviate(argument, SHOWN_CHARACTERS))
			.collect(Collectors.joining(", ", "(", ")"));
	}

	/**
	 * @param maxLength the length from which input is truncated, if that is less than
	 * usual
	 */
	InputView view(SuiteTest test, int maxLength) {
		int longest = Math.min(maxLength, InputView.MAX_LENGTH);
		List<Value> beginnings = test.argumentsToShow(longest + 1);
		int length = beginnings.stream().mapToInt((list) -> PythonText.abbreviate(list, longest + 1).length()).sum();
		return (length > longest) ? beginnings(beginnings) : whole(beginnings);
	}

	/** Shows all values in full, however long they are. */
	InputView whole(List<Value> lists) {
		ObjectNode variables = JsonNodeFactory.instance.objectNode();
		variables.set(ClassFormat.OPERATIONS, JsonValues.write(lists.get(0)));
		Map<String, String> literals = new LinkedHashMap<>();
		if (canSay(lists.get(0).inside(), lists.get(1).inside())) {
			variables.set(ClassFormat.ARGUMENTS, JsonValues.write(lists.get(1)));
		}
		else {
			literals.put(ClassFormat.ARGUMENTS, lists.get(1).toString());
		}
		Map<String, String> inputs = new LinkedHashMap<>();
		Notation notation = notation(lists.get(0));
		inputs.put(ClassFormat.OPERATIONS, notation.write(lists.get(0)));
		inputs.put(ClassFormat.ARGUMENTS, notation.write(lists.get(1)));
		return new InputView(variables, literals, inputs, calls(lists, InputView.MAX_LENGTH), false);
	}

	/** Returns JSON if there are nodes among the arguments of these calls. */
	private Notation notation(Value names) {
		return names.inside()
			.stream()
			.map((name) -> Notation.ofArguments(byName.get(name(name))))
			.filter(Notation.JSON::equals)
			.findFirst()
			.orElse(Notation.PYTHON);
	}

	private boolean canSay(List<Value> names, List<Value> arguments) {
		for (int i = 0; i < names.size(); i++) {
			if (!canSay(byName.get(name(names.get(i))), arguments.get(i).inside())) {
				return false;
			}
		}
		return true;
	}

	private static boolean canSay(Signature call, List<Value> arguments) {
		for (int i = 0; i < arguments.size(); i++) {
			if (!JsonValues.canSay(arguments.get(i), call.parameters().get(i).type())) {
				return false;
			}
		}
		return true;
	}

	private static String name(Value name) {
		return ((TextValue) name).value();
	}

	private InputView beginnings(List<Value> lists) {
		ObjectNode variables = JsonNodeFactory.instance.objectNode();
		Map<String, String> inputs = new LinkedHashMap<>();
		List<String> names = List.of(ClassFormat.OPERATIONS, ClassFormat.ARGUMENTS);
		for (int i = 0; i < names.size(); i++) {
			String beginning = notation(lists.get(0)).abbreviate(lists.get(i), PREVIEW_LENGTH);
			inputs.put(names.get(i), beginning);
			variables.put(names.get(i), beginning);
		}
		return new InputView(variables, Map.of(), inputs, calls(lists, PREVIEW_LENGTH), true);
	}

	/** Writes the first calls. */
	private List<String> calls(List<Value> lists, int maxLength) {
		List<Value> names = lists.get(0).inside();
		List<Value> arguments = lists.get(1).inside();
		List<String> calls = new ArrayList<>();
		int left = maxLength;
		for (int i = 0; i < Math.min(names.size(), arguments.size()) && left > 0; i++) {
			String name = name(names.get(i));
			calls.add(name + "(" + arguments(name, arguments.get(i).inside(), left) + ")");
			left -= calls.get(i).length();
		}
		return calls;
	}

	/**
	 * Writes the arguments of a call as between its parentheses: all as JSON if there are
	 * nodes among them and they are read as the same values, otherwise as Python does.
	 */
	private String arguments(String name, List<Value> arguments, int maxLength) {
		Signature call = byName.get(name);
		Notation notation = Notation.ofArguments(call);
		String text = text(notation, arguments, maxLength);
		boolean isSame = notation == Notation.PYTHON || PythonText.isAbbreviated(text) || canSay(call, arguments);
		return isSame ? text : text(Notation.PYTHON, arguments, maxLength);
	}

	private static String text(Notation notation, List<Value> arguments, int maxLength) {
		return arguments.stream()
			.map((argument) -> notation.abbreviate(argument, maxLength))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Returns the rows of a form for a stored test, by field.
	 * @throws Problem when it has too many calls for a form
	 */
	Map<String, String> rows(SuiteTest test, int maxCharacters) {
		List<EncodedValue> lists = test.encodedArguments().elements();
		List<EncodedValue> names = lists.get(0).elements();
		List<EncodedValue> arguments = lists.get(1).elements();
		if (names.size() > MOST_ROWS) {
			throw new Problem(ProblemType.INVALID,
					"Test case %d has too many calls for a form. PUT /testcases/%1$d changes it."
						.formatted(test.testCaseId()));
		}
		Map<String, String> rows = new LinkedHashMap<>();
		EncodedValue output = test.expectation().output();
		List<EncodedValue> results = (output != null) ? output.elements() : List.of();
		for (int i = 0; i < names.size(); i++) {
			String name = name(names.get(i).decode());
			rows.put(CallRows.field(CallsCheck.OPERATIONS, i), name);
			rows.put(CallRows.field(CallsCheck.ARGUMENTS, i),
					arguments(name, arguments.get(i).beginning(maxCharacters).inside(), maxCharacters));
			if (i < results.size()) {
				rows.put(CallRows.field(ValueReading.OUTPUT, i), TypedValues
					.write(results.get(i).beginning(maxCharacters), byName.get(name).returnType(), maxCharacters));
			}
		}
		return rows;
	}

}
