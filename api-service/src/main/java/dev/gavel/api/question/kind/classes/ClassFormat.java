package dev.gavel.api.question.kind.classes;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.CalledFunction;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.kind.InputView;
import dev.gavel.api.question.kind.RightOutputs;
import dev.gavel.api.question.kind.SentTest;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.api.question.kind.ValueReading;
import dev.gavel.api.question.kind.Variable;
import dev.gavel.api.question.kind.function.FunctionFormat;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.signature.ValueType.ListType;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.signature.ValueType.UnionType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.TextValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The tests of classes: the names of what is called, the arguments of each call, and the
 * results.
 */
public final class ClassFormat implements TestFormat {

	static final String OPERATIONS = "operations";

	static final String ARGUMENTS = "arguments";

	/** The input of a test, for people. */
	static final List<Variable> LISTS = List.of(new Variable(OPERATIONS, "List[str]"),
			new Variable(ARGUMENTS, "List[List[Any]]"));

	private static final ValueType OBJECTS = new UnionType(
			List.of(Scalar.ANY, Scalar.BYTES, Scalar.COMPLEX, Scalar.DECIMAL));

	private final QuestionKind.PythonClass kind;

	/** The type of arguments and results before the calls are known. */
	private final ListType list;

	public ClassFormat(QuestionKind.PythonClass kind) {
		this.kind = kind;
		this.list = new ListType(declaresObjects() ? OBJECTS : Scalar.ANY, false);
	}

	private boolean declaresObjects() {
		return kind.calls()
			.stream()
			.anyMatch((call) -> call.returnType().declaresObjects()
					|| call.parameters().stream().anyMatch((parameter) -> parameter.type().declaresObjects()));
	}

	@Override
	public ValueType answerType() {
		return list;
	}

	/** Returns what methods return, except for None. */
	@Override
	public List<ValueType> comparedTypes(ValueType answerType) {
		List<ValueType> types = kind.methods()
			.stream()
			.map(Signature::returnType)
			.filter((type) -> type != Scalar.NONE)
			.distinct()
			.toList();
		return types.isEmpty() ? List.of(Scalar.NONE) : types;
	}

	/** Returns a dict of both lists. */
	@Override
	public Value checkedInput(List<Value> input) {
		return new DictValue(List.of(new Entry(new TextValue(OPERATIONS), input.get(0)),
				new Entry(new TextValue(ARGUMENTS), input.get(1))));
	}

	@Override
	public List<Value> input(SentTest test, ValueReading reading) {
		List<Parameter> lists = List.of(new Parameter(OPERATIONS, ValueType.parse("List[str]")),
				new Parameter(ARGUMENTS, new ListType(list, false)));
		FunctionFormat byName = new FunctionFormat(new QuestionKind.Function(new Signature("", lists, list)));
		return new CallsCheck(kind, reading.violations()).input(byName.input(test, reading));
	}

	@Override
	public List<Value> input(Form form, ValueReading reading) {
		return new CallRows(kind, list, form, reading).input();
	}

	@Override
	public List<Value> outputs(SentTest test, List<Value> input, ValueReading reading) {
		return outputs(input, reading).read(test);
	}

	@Override
	public List<Value> outputs(Form form, List<Value> input, ValueReading reading) {
		CallsCheck check = new CallsCheck(kind, reading.violations());
		return RightOutputs.read(new CallRows(kind, list, form, reading).results(), form,
				(field) -> check.results(field, input, reading.typed(form, field, list)));
	}

	@Override
	public Value answer(String field, @Nullable JsonNode sent, List<Value> input, ValueReading reading) {
		return new CallsCheck(kind, reading.violations()).results(field, input, reading.sent(field, sent, list));
	}

	private RightOutputs outputs(List<Value> input, ValueReading reading) {
		CallsCheck check = new CallsCheck(kind, reading.violations());
		return new RightOutputs(list, reading, (field, results) -> check.results(field, input, results));
	}

	@Override
	public CheckedTest refit(SuiteTest test, QuestionKind former, Violations violations) {
		return former.accept(new QuestionKind.Visitor<>() {

			@Override
			public CheckedTest function(QuestionKind.Function function) {
				return CheckedTest.ofAnotherKind(test,
						"arguments of the function " + function.signature().functionName(), violations);
			}

			@Override
			public CheckedTest functions(QuestionKind.Functions functions) {
				return CheckedTest.ofAnotherKind(test, "a call of the function " + CalledFunction.of(test).name(),
						violations);
			}

			@Override
			public CheckedTest pythonClass(QuestionKind.PythonClass pythonClass) {
				return new CallsCheck(kind, violations).refit(test, pythonClass);
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
		return new CallsView(kind).view(test, maxLength);
	}

	@Override
	public InputView wholeInput(SuiteTest test) {
		return new CallsView(kind).whole(test.arguments());
	}

	@Override
	public Map<String, String> fields(SuiteTest test, int maxCharacters) {
		Map<String, String> fields = new CallsView(kind).rows(test, maxCharacters);
		List<EncodedValue> outputs = test.expectation().rightAnswers();
		for (int i = 1; i < outputs.size(); i++) {
			fields.put(RightOutputs.field(i - 1), write(test, outputs.get(i).beginning(maxCharacters), maxCharacters));
		}
		return fields;
	}

	@Override
	public String write(SuiteTest test, Value output, int maxLength) {
		return new ResultsView(kind, test).write(output, maxLength);
	}

	@Override
	public List<String> results(SuiteTest test, String output) {
		return new ResultsView(kind, test).each(output);
	}

}
