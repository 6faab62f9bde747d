package dev.gavel.api.question.kind.functions;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.CalledFunction;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.kind.InputView;
import dev.gavel.api.question.kind.SentTest;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.api.question.kind.ValueReading;
import dev.gavel.api.question.kind.function.FunctionFormat;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.ValueType.UnionType;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;

import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The tests of several functions: the name of one, its arguments, and the answer. The
 * input is the name, and the arguments.
 */
public final class FunctionsFormat implements TestFormat {

	/** The field of the name. */
	static final String FUNCTION = "function";

	/** What a checker gets beside it. */
	static final String ARGUMENTS = "arguments";

	private final QuestionKind.Functions kind;

	public FunctionsFormat(QuestionKind.Functions kind) {
		this.kind = kind;
	}

	/** In a form, each function has fields of its own. */
	static String inputField(String function) {
		return ValueReading.INPUTS + "." + function;
	}

	private static FunctionFormat format(QuestionKind.Function function) {
		return new FunctionFormat(function, inputField(function.name()));
	}

	private FunctionFormat called(List<Value> input) {
		return format(kind.named(((TextValue) input.get(0)).value()).orElseThrow());
	}

	/** Returns the types of what the functions answer. */
	@Override
	public ValueType answerType() {
		List<ValueType> types = kind.functions().stream().map(QuestionKind.Function::answerType).distinct().toList();
		return (types.size() == 1) ? types.get(0) : new UnionType(types);
	}

	@Override
	public ValueType answerType(List<Value> input) {
		return input.isEmpty() ? answerType() : called(input).answerType();
	}

	@Override
	public ValueType answerType(EncodedValue arguments) {
		return kind.named(QuestionKind.Functions.called(arguments))
			.map(QuestionKind.Function::answerType)
			.orElseGet(this::answerType);
	}

	/** Returns nothing when there is no such function. */
	@Override
	public List<Value> input(SentTest test, ValueReading reading) {
		return function(test.function(), reading.violations())
			.map((function) -> input(function, format(function).arguments(test, reading)))
			.orElse(List.of());
	}

	/** Returns nothing when there is no such function. */
	@Override
	public List<Value> input(Form form, ValueReading reading) {
		return function(form.text(FUNCTION), reading.violations())
			.map((function) -> input(function, format(function).input(form, reading)))
			.orElse(List.of());
	}

	private static List<Value> input(QuestionKind.Function function, List<Value> arguments) {
		return Stream.concat(Stream.of(new TextValue(function.name())), arguments.stream()).toList();
	}

	private Optional<QuestionKind.Function> function(@Nullable String name, Violations violations) {
		String expected = "expected the function that the test calls (%s)".formatted(String.join(", ", kind.names()));
		if (name == null) {
			violations.add(FUNCTION, "is missing; " + expected);
			return Optional.empty();
		}
		Optional<QuestionKind.Function> function = kind.named(name.strip());
		violations.require(function.isPresent(), FUNCTION,
				"%s, got '%s'%s".formatted(expected, name, Suggestion.didYouMean(name, kind.names())));
		return function;
	}

	@Override
	public List<Value> outputs(SentTest test, List<Value> input, ValueReading reading) {
		return input.isEmpty() ? List.of(NoneValue.NONE) : called(input).outputs(test, arguments(input), reading);
	}

	@Override
	public List<Value> outputs(Form form, List<Value> input, ValueReading reading) {
		return input.isEmpty() ? List.of(NoneValue.NONE) : called(input).outputs(form, arguments(input), reading);
	}

	@Override
	public Value answer(String field, @Nullable JsonNode sent, List<Value> input, ValueReading reading) {
		return input.isEmpty() ? NoneValue.NONE : called(input).answer(field, sent, arguments(input), reading);
	}

	private static List<Value> arguments(List<Value> input) {
		return input.subList(1, input.size());
	}

	/** Returns a dict of the function's name and the arguments, which are a dict. */
	@Override
	public Value checkedInput(List<Value> input) {
		return new DictValue(List.of(new Entry(new TextValue(FUNCTION), input.get(0)),
				new Entry(new TextValue(ARGUMENTS), called(input).checkedInput(arguments(input)))));
	}

	@Override
	public CheckedTest refit(SuiteTest test, QuestionKind former, Violations violations) {
		return former.accept(new QuestionKind.Visitor<>() {

			@Override
			public CheckedTest function(QuestionKind.Function function) {
				return refit(new CalledFunction(function.name(), test), new QuestionKind.Functions(List.of(function)),
						violations);
			}

			@Override
			public CheckedTest functions(QuestionKind.Functions functions) {
				return refit(CalledFunction.of(test), functions, violations);
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

	private CheckedTest refit(CalledFunction called, QuestionKind.Functions former, Violations violations) {
		Optional<QuestionKind.Function> successor = successor(called.name(), former);
		violations.require(successor.isPresent(), FUNCTION,
				"the test calls %s, which is no longer one of the functions (%s); delete the test first"
					.formatted(called.name(), String.join(", ", kind.names())));
		QuestionKind.Function function = successor.orElse(kind.functions().get(0));
		CheckedTest fitted = successor.isEmpty()
				? new CheckedTest(called.test().encodedArguments(), called.test().expectation(), null)
				: format(function).refit(called.test(), former.named(called.name()).orElseThrow(), violations);
		return new CheckedTest(CalledFunction.input(function.name(), fitted.arguments()), fitted.expectation(), null);
	}

	/** The function of that name, or else a new name at the same place. */
	private Optional<QuestionKind.Function> successor(String name, QuestionKind.Functions former) {
		int place = former.names().indexOf(name);
		return kind.named(name)
			.or(() -> kind.functions()
				.stream()
				.skip(place)
				.limit(1)
				.filter((function) -> !former.names().contains(function.name()))
				.findFirst());
	}

	@Override
	public InputView input(SuiteTest test, int maxLength) {
		CalledFunction called = CalledFunction.of(test);
		return format(called).input(called.test(), maxLength).of(called.name());
	}

	@Override
	public InputView wholeInput(SuiteTest test) {
		CalledFunction called = CalledFunction.of(test);
		return format(called).wholeInput(called.test()).of(called.name());
	}

	private FunctionFormat format(CalledFunction called) {
		return format(kind.named(called.name()).orElseThrow());
	}

	@Override
	public Map<String, String> fields(SuiteTest test, int maxCharacters) {
		CalledFunction called = CalledFunction.of(test);
		Map<String, String> fields = new LinkedHashMap<>(Map.of(FUNCTION, called.name()));
		fields.putAll(format(called).fields(called.test(), maxCharacters));
		return fields;
	}

	@Override
	public List<String> results(SuiteTest test, String output) {
		return List.of();
	}

}
