package dev.gavel.worker.kind.program;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ProgramError;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Notation;
import dev.gavel.value.Value;
import dev.gavel.worker.comparison.Comparison;
import dev.gavel.worker.kind.Exchange;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program with a standard input, and takes what it prints. The arguments of a test
 * are that input, the program's own arguments, files beside it, and statements that run
 * after it.
 */
public final class ProgramExchange implements Exchange {

	private static final List<String> PARTS = List.of("stdin", "args", "files", "statements");

	private final QuestionKind.Program kind;

	public ProgramExchange(QuestionKind.Program kind) {
		this.kind = kind;
	}

	/** Gives each test a process of its own, whatever the job says. */
	@Override
	public Program program(String source, String environment) {
		return new Program(source, Map.of("main", kind.fileName()), environment, prints());
	}

	@Override
	public RunInput input(SuiteTest test) {
		List<EncodedValue> parts = test.encodedArguments().elements();
		EncodedValue stdin = parts.get(0);
		return new RunInput(EncodedValue.ofList(parts.subList(1, parts.size())).toBytes(),
				(out) -> stdin.text().transferTo(out));
	}

	@Override
	public boolean prints() {
		return true;
	}

	/** Whether the program has ended by itself with the status that is expected. */
	@Override
	public boolean hasAnswered(SuiteTest test, RunResult result) {
		return switch (result.outcome()) {
			case EXITED, RAISED -> Integer.valueOf(test.expectation().exitStatus()).equals(result.exitCode());
			case RETURNED, OUT_OF_TIME, IDLE_TOO_LONG, OUT_OF_MEMORY, TOO_MUCH_OUTPUT, RESULT_TOO_LARGE,
					UNSERIALIZABLE_RESULT, KILLED_BY_SIGNAL, DOES_NOT_COMPILE, ENTRY_POINT_MISSING ->
				false;
		};
	}

	@Override
	public String answerName() {
		return "what the program printed";
	}

	@Override
	public @Nullable ProgramError failure(SuiteTest test, RunResult result) {
		if (result.outcome() != RunOutcome.EXITED) {
			return null;
		}
		String exited = "the program exited with status " + result.exitCode();
		return new ProgramError("SystemExit",
				test.expectation().isNothing() ? exited : exited + ", expected " + test.expectation().exitStatus(),
				null, null);
	}

	@Override
	public byte[] answer(RunResult result) {
		throw new UnsupportedOperationException("a program prints its answer");
	}

	@Override
	public Value fitted(SuiteTest test, Value answer) {
		return answer;
	}

	@Override
	public void writeInput(SuiteTest test, OutputStream out) throws IOException {
		EncodedValue.writeDict(PARTS, test.encodedArguments().elements(), out);
	}

	@Override
	public Optional<Comparison> comparison(ComparisonSpec spec, SuiteTest test) {
		return Comparison.of(spec, Scalar.STR);
	}

	@Override
	public Notation notation(SuiteTest test) {
		return Notation.TEXT;
	}

	@Override
	public String hint(SuiteTest test, Value answer, RunResult result) {
		return "";
	}

	@Override
	public String completion() {
		return "its end";
	}

}
