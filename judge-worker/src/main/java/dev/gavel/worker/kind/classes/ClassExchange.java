package dev.gavel.worker.kind.classes;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.signature.ValueType.ListType;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Notation;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.ValueCodec;
import dev.gavel.worker.comparison.Comparison;
import dev.gavel.worker.kind.Exchange;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes an object of a class, calls its methods, and takes what they return. */
public final class ClassExchange implements Exchange {

	private static final ValueType RESULTS = new ListType(Scalar.ANY, false);

	private final QuestionKind.PythonClass kind;

	private final Map<EncodedValue, Signature> byName;

	public ClassExchange(QuestionKind.PythonClass kind) {
		this.kind = kind;
		this.byName = kind.calls()
			.stream()
			.collect(Collectors.toMap((call) -> EncodedValue.of(new TextValue(call.functionName())),
					Function.identity()));
	}

	@Override
	public Program program(String source, String environment) {
		return new Program(source, Map.of("entry_point", kind.className(), "calls", calls()), environment);
	}

	/**
	 * Returns what can be called, as JSON: name, types of the parameters, return type.
	 */
	private String calls() {
		List<Value> calls = kind.calls().stream().<Value>map(ClassExchange::call).toList();
		return new String(ValueCodec.encode(new ListValue(calls)), StandardCharsets.UTF_8);
	}

	private static ListValue call(Signature call) {
		String parameters = call.parameters()
			.stream()
			.map((parameter) -> parameter.type().toString())
			.collect(Collectors.joining("; "));
		return new ListValue(List.of(new TextValue(call.functionName()), new TextValue(parameters),
				new TextValue(call.returnType().toString())));
	}

	@Override
	public RunInput input(SuiteTest test) {
		return RunInput.of(test.encodedArguments().toBytes());
	}

	@Override
	public byte[] answer(RunResult result) {
		return Objects.requireNonNull(result.value(), "a returned result has a value");
	}

	@Override
	public Value fitted(SuiteTest test, Value answer) {
		return new Operations(test, byName).fitted(answer);
	}

	@Override
	public void writeInput(SuiteTest test, OutputStream out) throws IOException {
		EncodedValue.writeDict(List.of("operations", "arguments"), test.encodedArguments().elements(), out);
	}

	@Override
	public Optional<Comparison> comparison(ComparisonSpec spec, SuiteTest test) {
		boolean several = test.expectation().others() != null;
		return Comparison.of(spec, RESULTS).map((whole) -> ofEach(spec, new Operations(test, byName), several));
	}

	private static Comparison ofEach(ComparisonSpec spec, Operations operations, boolean several) {
		return Comparison.ofEach(spec, operations.calls().stream().map(Signature::returnType).toList(),
				operations::name, several);
	}

	@Override
	public Notation notation(SuiteTest test) {
		return kind.methods()
			.stream()
			.map((method) -> Notation.of(method.returnType()))
			.filter(Notation.JSON::equals)
			.findFirst()
			.orElse(Notation.PYTHON);
	}

	@Override
	public String hint(SuiteTest test, Value answer, RunResult result) {
		boolean nothing = answer.inside().stream().allMatch(NoneValue.NONE::equals);
		boolean onlyPrinted = nothing && !result.stdout().text().isBlank();
		return onlyPrinted ? "a method must return its answer; printing is not enough" : "";
	}

	@Override
	public String step(SuiteTest test, RunResult result) {
		Operations operations = new Operations(test, byName);
		boolean known = result.step() >= 1 && result.step() <= operations.names().size();
		return known ? operations.name((int) result.step() - 1) : "";
	}

	@Override
	public boolean isLastStep(SuiteTest test, RunResult result) {
		return result.step() == new Operations(test, byName).names().size();
	}

	@Override
	public String definition() {
		return "a class %s with %s".formatted(kind.className(), methods());
	}

	private String methods() {
		List<String> names = kind.methods().stream().map(Signature::functionName).toList();
		int last = names.size() - 1;
		return (last == 0) ? "the method " + names.get(0)
				: "the methods %s and %s".formatted(String.join(", ", names.subList(0, last)), names.get(last));
	}

	@Override
	public String undefined() {
		return "ClassNotFound";
	}

	@Override
	public String completion() {
		return "the last call returned";
	}

}
