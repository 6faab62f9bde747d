package dev.gavel.api.question.kind.function;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.CalledFunction;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.kind.InputView;
import dev.gavel.api.question.kind.RightOutputs;
import dev.gavel.api.question.kind.SentTest;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.api.question.kind.ValueReading;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value;
import dev.gavel.value.typed.TypedValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The tests of functions: arguments by name or position, and the answer. */
public final class FunctionFormat implements TestFormat {

	private static final String LITERALS = "input_literals";

	private final QuestionKind.Function kind;

	private final Signature signature;

	private final String inputField;

	public FunctionFormat(QuestionKind.Function kind) {
		this(kind, ValueReading.INPUTS);
	}

	/**
	 * @param inputField what the fields of arguments begin with in a form
	 */
	public FunctionFormat(QuestionKind.Function kind, String inputField) {
		this.kind = kind;
		this.signature = kind.signature();
		this.inputField = inputField;
	}

	@Override
	public ValueType answerType() {
		return kind.answerType();
	}

	@Override
	public List<Value> input(SentTest test, ValueReading reading) {
		reading.violations()
			.require(test.function() == null, "function", "is for questions with several functions; leave it out");
		return arguments(test, reading);
	}

	/** Reads the arguments for the function, whatever the test says of others. */
	public List<Value> arguments(SentTest test, ValueReading reading) {
		List<Value> arguments = new ArrayList<>();
		Violations violations = reading.violations();
		if (isMissing(test.inputVariables()) && isMissing(test.inputLiterals())) {
			violations.add(ValueReading.INPUTS, "is missing");
			return arguments;
		}
		if (test.inputVariables() != null && test.inputVariables().isArray()) {
			violations.require(isMissing(test.inputLiterals()), LITERALS,
					"cannot be combined with a list of arguments; give all arguments by name");
			return inOrder(test.inputVariables(), reading);
		}
		JsonNode variables = object(ValueReading.INPUTS, test.inputVariables(), violations);
		JsonNode literals = object(LITERALS, test.inputLiterals(), violations);
		Map<String, String> names = names(variables, literals, violations);
		for (Parameter parameter : signature.parameters()) {
			String written = names.get(parameter.name());
			if (written != null) {
				arguments.add(argument(parameter, variables.get(written), literals.get(written), reading));
			}
			else if (parameter.isOptional()) {
				arguments.add(TypedValues.leftOut(parameter));
			}
		}
		return arguments;
	}

	/** Those at the end may be left out if they are optional. */
	private List<Value> inOrder(JsonNode sent, ValueReading reading) {
		List<Parameter> parameters = signature.parameters();
		reading.violations()
			.require(sent.size() <= parameters.size(), ValueReading.INPUTS,
					"expected %d arguments, found %d".formatted(parameters.size(), sent.size()));
		List<Value> arguments = new ArrayList<>();
		for (Parameter parameter : parameters) {
			String field = "%s[%d]".formatted(ValueReading.INPUTS, arguments.size());
			JsonNode argument = sent.get(arguments.size());
			if (argument == null) {
				reading.violations()
					.require(parameter.isOptional(), field, "is missing: the argument for " + parameter.name());
			}
			arguments.add((argument != null) ? reading.fit(field, argument, parameter.type()) : leftOut(parameter));
		}
		return arguments;
	}

	/** Returns None if it must not be left out. */
	private static Value leftOut(Parameter parameter) {
		return parameter.isOptional() ? TypedValues.leftOut(parameter) : NoneValue.NONE;
	}

	private static boolean isMissing(@Nullable JsonNode node) {
		return node == null || node.isNull();
	}

	private static JsonNode object(String field, @Nullable JsonNode sent, Violations violations) {
		boolean isObject = sent != null && sent.isObject();
		violations.require(isObject || isMissing(sent), field, "expected an object of variable names and values"
				+ (field.equals(LITERALS) ? "" : ", or a list of all values"));
		return isObject ? sent : JsonNodeFactory.instance.objectNode();
	}

	private Map<String, String> names(JsonNode variables, JsonNode literals, Violations violations) {
		Set<String> written = new LinkedHashSet<>(variables.propertyNames());
		written.addAll(literals.propertyNames());
		return new VariableNames(signature.parameters()).match(written,
				(name) -> (variables.has(name) ? ValueReading.INPUTS : LITERALS) + "." + name, violations);
	}

	private static Value argument(Parameter parameter, @Nullable JsonNode variable, @Nullable JsonNode literal,
			ValueReading reading) {
		if (literal == null) {
			return reading.fit(ValueReading.INPUTS + "." + parameter.name(), Objects.requireNonNull(variable),
					parameter.type());
		}
		String field = LITERALS + "." + parameter.name();
		reading.violations().require(variable == null, field, "is also in input_variables; give it only once");
		if (!literal.isString()) {
			reading.violations().add(field, "expected a Python literal as text, such as \"(1, 2)\"");
			return NoneValue.NONE;
		}
		return reading.literal(field, literal.stringValue(), parameter.type());
	}

	/** In a form. */
	private String field(Parameter parameter) {
		return inputField + "." + parameter.name();
	}

	@Override
	public List<Value> input(Form form, ValueReading reading) {
		return signature.parameters()
			.stream()
			.map((parameter) -> (parameter.isOptional() && form.text(field(parameter)) == null)
					? TypedValues.leftOut(parameter) : reading.typed(form, field(parameter), parameter.type()))
			.toList();
	}

	@Override
	public List<Value> outputs(SentTest test, List<Value> input, ValueReading reading) {
		return new RightOutputs(kind.answerType(), reading).read(test);
	}

	@Override
	public List<Value> outputs(Form form, List<Value> input, ValueReading reading) {
		return RightOutputs.read(form, (field) -> reading.typed(form, field, kind.answerType()));
	}

	@Override
	public Value answer(String field, @Nullable JsonNode sent, List<Value> input, ValueReading reading) {
		return reading.sent(field, sent, kind.answerType());
	}

	/** Returns a dict of the arguments by name. */
	@Override
	public Value checkedInput(List<Value> input) {
		List<Entry> entries = new ArrayList<>();
		signature.parameterNames()
			.forEach((name) -> entries.add(new Entry(new TextValue(name), input.get(entries.size()))));
		return new DictValue(entries);
	}

	@Override
	public CheckedTest refit(SuiteTest test, QuestionKind former, Violations violations) {
		return former.accept(new QuestionKind.Visitor<>() {

			@Override
			public CheckedTest function(QuestionKind.Function function) {
				return new Refit(function.signature(), kind).fit(test, violations);
			}

			@Override
			public CheckedTest functions(QuestionKind.Functions functions) {
				CalledFunction called = CalledFunction.of(test);
				return called.name().equals(kind.name())
						? refit(called.test(), functions.named(called.name()).orElseThrow(), violations)
						: CheckedTest.ofAnotherKind(test, "a call of " + called.name(), violations);
			}

			@Override
			public CheckedTest pythonClass(QuestionKind.PythonClass pythonClass) {
				return CheckedTest.ofAnotherKind(test, "calls of the class " + pythonClass.className(), violations);
			}

			@Override
			public CheckedTest program(QuestionKind.Program program) {
				return CheckedTest.ofAnotherKind(test, "the input of a program", violations);
			}

			@Override
			public CheckedTest checker(QuestionKind.Checker checker) {
				return function(checker.function());
			}

		});
	}

	@Override
	public InputView input(SuiteTest test, int maxLength) {
		return new FunctionInput(signature).view(test, maxLength);
	}

	@Override
	public InputView wholeInput(SuiteTest test) {
		return new FunctionInput(signature).whole(test.arguments());
	}

	@Override
	public Map<String, String> fields(SuiteTest test, int maxCharacters) {
		Map<String, String> fields = new LinkedHashMap<>();
		List<Value> arguments = test.argumentsToShow(maxCharacters);
		signature.parameters()
			.forEach((parameter) -> fields.put(field(parameter),
					TypedValues.write(arguments.get(fields.size()), parameter.type(), maxCharacters)));
		fields.putAll(RightOutputs.fields(test, kind.answerType(), maxCharacters));
		return fields;
	}

	@Override
	public List<String> results(SuiteTest test, String output) {
		return List.of();
	}

}
