package dev.gavel.worker.sandbox.oci.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gavel.message.ProgramError;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTests {

	private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(1), Duration.ofSeconds(3), 64 << 20, 4,
			1000);

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			cpu,    -, 9,  V, false, OUT_OF_TIME
			idle,   -, 9,  -, false, IDLE_TOO_LONG
			output, -, 9,  -, true,  TOO_MUCH_OUTPUT
			result, 0, -,  V, false, RESULT_TOO_LARGE
			-,      -, 24, -, false, OUT_OF_TIME
			-,      -, 9,  V, true,  OUT_OF_MEMORY
			-,      -, 9,  V, false, KILLED_BY_SIGNAL
			-,      -, 11, V, false, KILLED_BY_SIGNAL
			-,      0, -,  V, false, RETURNED
			-,      0, -,  X, false, RAISED
			-,      0, -,  Y, false, OUT_OF_MEMORY
			-,      0, -,  U, false, UNSERIALIZABLE_RESULT
			-,      0, -,  L, false, RESULT_TOO_LARGE
			-,      0, -,  C, false, DOES_NOT_COMPILE
			-,      0, -,  M, false, ENTRY_POINT_MISSING
			-,      0, -,  Q, false, EXITED
			-,      0, -,  -, false, EXITED
			-,      0, -,  %, false, EXITED
			""")
	void followsTheSupervisorThenTheKernelThenTheProgram(@Nullable String reason, @Nullable Integer exitCode,
			@Nullable Integer signal, @Nullable String answer, boolean memoryKill, RunOutcome expected) {
		assertThat(result(reason, exitCode, signal, answer, "{}", memoryKill).outcome()).isEqualTo(expected);
	}

	@Test
	void takesATestThatMustBeRepeatedForNoResult() {
		assertThatIllegalStateException().isThrownBy(() -> result("again", 0, null, "V", "1", false))
			.withMessageContaining("again");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			X, RAISED
			Y, OUT_OF_MEMORY
			C, DOES_NOT_COMPILE
			V, EXITED
			U, EXITED
			L, EXITED
			M, EXITED
			Q, EXITED
			-, EXITED
			""")
	void takesTheStatusOfAProgramThatPrintsFromTheKernel(@Nullable String answer, RunOutcome expected) {
		String payload = "{\"code\":0,\"called\":true}";
		RunResult result = new Outcome(answer(null, 3, null, answer, payload), false, LIMITS, true).result();
		assertThat(result.outcome()).isEqualTo(expected);
		assertThat(result.exitCode()).isEqualTo(3);
		assertThat(result.value()).isNull();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			cpu,    false
			idle,   false
			output, false
			result, false
			-,      true
			""")
	void doesNotTakeAKillForTheEndOfAProgram(@Nullable String reason, boolean memoryKill) {
		assertThat(new Outcome(answer(reason, null, 9, null, "{}"), memoryKill, LIMITS, true).result().exit()).isNull();
	}

	@Test
	void carriesWhatBelongsToTheOutcomeOnly() {
		RunResult returned = result(null, 0, null, "V", "[1]", false);
		assertThat(returned.value()).isEqualTo("[1]".getBytes());
		assertThat(returned.error()).isNull();
		assertThat(returned.exitCode()).isNull();
		assertThat(result(null, null, 11, "V", "[1]", false).value()).isNull();
		assertThat(result(null, null, 11, null, "", false).signal().name()).isEqualTo("SIGSEGV");
		assertThat(result(null, 7, null, null, "", false).exitCode()).isEqualTo(7);
	}

	@Test
	void readsWhatTheProgramSaysOfItsError() {
		String error = """
				{"type":"ValueError","message":"bad","line":3,"traceback":"Traceback"}""";
		assertThat(result(null, 0, null, "X", error, false).error())
			.isEqualTo(new ProgramError("ValueError", "bad", 3, "Traceback"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "{\"type\":{},\"message\":[1],\"line\":\"x\",\"traceback\":7}",
			"{\"line\":-5}", "{\"line\":1e300}", "{\"type\":\"a\"} trailing" })
	void takesAnyNonsenseForTheProgramsError(String payload) {
		RunResult result = result(null, 0, null, "X", payload, false);
		assertThat(result.outcome()).isEqualTo(RunOutcome.RAISED);
		assertThat(result.error().line()).isNull();
		assertThat(result(null, 0, null, "M", payload, false).names()).isEmpty();
		assertThat(result(null, 0, null, "Q", payload, false).exitCode()).isBetween(0, 255);
		assertThat(result(null, 0, null, "U", payload, false).error()).isNotNull();
	}

	@Test
	void cutsWhatIsTooLong() {
		String error = "{\"type\":\"%1$s\",\"message\":\"%1$s\",\"traceback\":\"%1$s\"}".formatted("x".repeat(20_000));
		ProgramError read = result(null, 0, null, "X", error, false).error();
		assertThat(read.type()).hasSize(120);
		assertThat(read.message()).hasSize(2500);
		assertThat(read.traceback()).hasSize(8300);
	}

	@Test
	void saysThatOutputWasCut() {
		RunResult result = result("output", null, 9, null, "", false);
		assertThat(result.stdout().text()).isEqualTo("1234");
		assertThat(result.stdout().truncated()).isTrue();
		assertThat(result.stderr().truncated()).isFalse();
	}

	private static RunResult result(@Nullable String reason, @Nullable Integer exitCode, @Nullable Integer signal,
			@Nullable String answer, String payload, boolean memoryKill) {
		return new Outcome(answer(reason, exitCode, signal, answer, payload), memoryKill, LIMITS).result();
	}

	private static Answer answer(@Nullable String reason, @Nullable Integer exitCode, @Nullable Integer signal,
			@Nullable String answer, String payload) {
		OutcomeHeader header = new OutcomeHeader("n", reason, exitCode, signal, answer, null, null, false, 10, 20, 30,
				0, null, List.of(payload.length(), 4, 1));
		return new Answer(header, payload.getBytes(StandardCharsets.UTF_8), "1234".getBytes(), "5".getBytes());
	}

}
