package dev.gavel.worker.kind.function;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Notation;
import dev.gavel.value.Value;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.typed.TypedValues;
import dev.gavel.worker.comparison.Comparison;
import dev.gavel.worker.kind.Exchange;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Calls a function with arguments and takes what it returns, or what it made of one. */
public final class FunctionExchange implements Exchange {

	private final QuestionKind.Function kind;

	private final Signature signature;

	private final Map<ComparisonSpec, Optional<Comparison>> comparisons = new HashMap<>();

	public FunctionExchange(QuestionKind.Function kind) {
		this.kind = kind;
		this.signature = kind.signature();
	}

	@Override
	public Program program(String source, String environment) {
		return new Program(source, settings(), environment);
	}

	public Signature signature() {
		return signature;
	}

	private Map<String, String> settings() {
		Map<String, String> settings = new HashMap<>(Map.of("entry_point", kind.name(), "parameters", parameterTypes(),
				"return_type", kind.answerType().toString()));
		if (isInPlace()) {
			settings.put("answer", String.valueOf(place()));
		}
		return settings;
	}

	/**
	 * Returns what the harness must know of one of several functions: name, types of the
	 * parameters, type of the answer, and the place of the argument that is the answer,
	 * or None.
	 */
	public ListValue declaration() {
		return new ListValue(List.of(new TextValue(kind.name()), new TextValue(parameterTypes()),
				new TextValue(kind.answerType().toString()),
				isInPlace() ? new IntValue(BigInteger.valueOf(place())) : NoneValue.NONE));
	}

	private String parameterTypes() {
		return signature.parameters()
			.stream()
			.map((parameter) -> parameter.type().toString())
			.collect(Collectors.joining("; "));
	}

	private boolean isInPlace() {
		return kind.answer() != null;
	}

	private int place() {
		return signature.parameterNames().indexOf(kind.answer());
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
		return TypedValues.fitReturned(answer, kind.answerType());
	}

	/** Writes a dict of the arguments by name. */
	@Override
	public void writeInput(SuiteTest test, OutputStream out) throws IOException {
		EncodedValue.writeDict(signature.parameterNames(), test.encodedArguments().elements(), out);
	}

	@Override
	public Optional<Comparison> comparison(ComparisonSpec spec, SuiteTest test) {
		return (test.expectation().others() != null) ? Comparison.ofSeveral(spec, kind.answerType())
				: comparisons.computeIfAbsent(spec, (each) -> Comparison.of(each, kind.answerType()));
	}

	@Override
	public Notation notation(SuiteTest test) {
		return Notation.of(kind.answerType());
	}

	@Override
	public String hint(SuiteTest test, Value answer, RunResult result) {
		if (isInPlace()) {
			return isUnchanged(test, result)
					? "the function must change %s in place; what it returns is ignored".formatted(kind.answer()) : "";
		}
		boolean onlyPrinted = answer.equals(NoneValue.NONE) && !admitsNone() && !result.stdout().text().isBlank();
		return onlyPrinted ? "the function must return its answer; printing is not enough" : "";
	}

	private boolean isUnchanged(SuiteTest test, RunResult result) {
		return test.encodedArguments().elements().get(place()).hasBytes(answer(result));
	}

	private boolean admitsNone() {
		List<ValueType> alternatives = signature.returnType().alternatives();
		return alternatives.contains(Scalar.NONE) || alternatives.contains(Scalar.ANY);
	}

	@Override
	public String definition() {
		return "a function %s, or a class Solution with that method".formatted(signature.functionName());
	}

	@Override
	public String completion() {
		return "%s returned".formatted(signature.functionName());
	}

}
