package dev.gavel.worker.sandbox.oci;

import static dev.gavel.worker.sandbox.oci.SandboxFixture.slowness;

import dev.gavel.message.Expectation;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.run.EnvironmentName;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.worker.kind.program.ProgramExchange;
import dev.gavel.worker.sandbox.Printout;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.Sandbox;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.sandbox.SandboxUnavailable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program that reads stdin and prints, with what one test gives it. */
record PrintingProgram(String source, String stdin, List<String> arguments, Map<String, String> files,
		String statements) {

	static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(2).multipliedBy(slowness()),
			Duration.ofSeconds(8).multipliedBy(slowness()), 128L << 20, 1 << 16, 16 << 20);

	PrintingProgram(String source, String stdin) {
		this(source, stdin, List.of(), Map.of(), "");
	}

	static PrintingProgram of(String source) {
		return new PrintingProgram(source, "");
	}

	/** What a run printed, and how it ended. */
	record Printed(byte[] bytes, RunResult result) {

		String text() {
			return new String(bytes, StandardCharsets.UTF_8);
		}

	}

	static Program program(String source) {
		return new ProgramExchange(new QuestionKind.Program()).program(source, EnvironmentName.DEFAULT);
	}

	Printed run(Sandbox sandbox) throws SandboxUnavailable, SandboxFailure {
		return run(sandbox, LIMITS);
	}

	Printed run(Sandbox sandbox, RunLimits limits) throws SandboxUnavailable, SandboxFailure {
		try (SandboxSession session = sandbox.open(program(source), limits)) {
			return run(session);
		}
	}

	Printed run(SandboxSession session) throws SandboxFailure {
		Kept printed = new Kept();
		RunResult result = session.run(input(), printed);
		return new Printed(printed.bytes.toByteArray(), result);
	}

	private static final class Kept extends Printout {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		@Override
		public void clear() {
			bytes.reset();
		}

		@Override
		public void write(int single) {
			bytes.write(single);
		}

		@Override
		public void write(byte[] printed, int offset, int length) {
			bytes.write(printed, offset, length);
		}

	}

	RunInput input() {
		List<Value> names = arguments.stream().<Value>map(TextValue::new).toList();
		List<Entry> entries = files.entrySet()
			.stream()
			.map((file) -> new Entry(new TextValue(file.getKey()), new TextValue(file.getValue())))
			.toList();
		EncodedValue parts = EncodedValue.of(new ListValue(List.of(new TextValue(stdin), new ListValue(names),
				new DictValue(entries), new TextValue(statements))));
		return new ProgramExchange(new QuestionKind.Program())
			.input(new SuiteTest(1, parts, Expectation.NOTHING, false));
	}

}
