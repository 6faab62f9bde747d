package dev.gavel.worker.kind.functions;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Notation;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.ValueCodec;
import dev.gavel.worker.comparison.Comparison;
import dev.gavel.worker.kind.CallText;
import dev.gavel.worker.kind.Exchange;
import dev.gavel.worker.kind.function.FunctionExchange;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Calls the function that a test names, and takes its answer. */
public final class FunctionsExchange implements Exchange {

	private final QuestionKind.Functions kind;

	private final Map<String, FunctionExchange> byName;

	public FunctionsExchange(QuestionKind.Functions kind) {
		this.kind = kind;
		this.byName = kind.functions()
			.stream()
			.collect(Collectors.toMap(QuestionKind.Function::name, FunctionExchange::new));
	}

	@Override
	public Program program(String source, String environment) {
		List<Value> functions = kind.names().stream().<Value>map((name) -> byName.get(name).declaration()).toList();
		return new Program(source,
				Map.of("functions", new String(ValueCodec.encode(new ListValue(functions)), StandardCharsets.UTF_8)),
				environment);
	}

	@Override
	public RunInput input(SuiteTest test) {
		return RunInput.of(test.encodedArguments().toBytes());
	}

	@Override
	public byte[] answer(RunResult result) {
		return Objects.requireNonNull(result.value(), "a returned result has a value");
	}

	private FunctionExchange called(SuiteTest test) {
		return Objects.requireNonNull(byName.get(QuestionKind.Functions.called(test.encodedArguments())),
				"the test calls none of the functions");
	}

	private static List<EncodedValue> arguments(SuiteTest test) {
		List<EncodedValue> input = test.encodedArguments().elements();
		return input.subList(1, input.size());
	}

	/** Returns the test as if there were no other functions. */
	private static SuiteTest alone(SuiteTest test) {
		return new SuiteTest(test.testCaseId(), EncodedValue.ofList(arguments(test)), test.expectation(),
				test.hidden());
	}

	/** Names the call, such as {@code encode('a')}. */
	private String call(SuiteTest test) {
		return CallText.of(called(test).signature(), arguments(test));
	}

	@Override
	public Value fitted(SuiteTest test, Value answer) {
		return called(test).fitted(test, answer);
	}

	/** Writes a dict of the function's name and the arguments, which are a dict. */
	@Override
	public void writeInput(SuiteTest test, OutputStream out) throws IOException {
		ByteArrayOutputStream arguments = new ByteArrayOutputStream(test.encodedArguments().size());
		called(test).writeInput(alone(test), arguments);
		EncodedValue.writeDict(List.of("function", "arguments"),
				List.of(test.encodedArguments().elements().get(0), EncodedValue.of(arguments.toByteArray())), out);
	}

	@Override
	public Optional<Comparison> comparison(ComparisonSpec spec, SuiteTest test) {
		return called(test).comparison(spec, test)
			.map((comparison) -> new ComparisonOfCall(comparison, () -> call(test)));
	}

	@Override
	public Notation notation(SuiteTest test) {
		return called(test).notation(test);
	}

	@Override
	public String hint(SuiteTest test, Value answer, RunResult result) {
		return called(test).hint(alone(test), answer, result);
	}

	/** Names the call, once the program has come to it. */
	@Override
	public String step(SuiteTest test, RunResult result) {
		return result.called() ? call(test) : "";
	}

	@Override
	public boolean isLastStep(SuiteTest test, RunResult result) {
		return true;
	}

	@Override
	public String definition() {
		List<String> names = kind.names();
		int last = names.size() - 1;
		return (last == 0) ? byName.get(names.get(0)).definition()
				: "the functions %s and %s, or a class Solution with these methods"
					.formatted(String.join(", ", names.subList(0, last)), names.get(last));
	}

	@Override
	public String completion() {
		return "the function returned";
	}

}
