package dev.gavel.api.compat.judge0;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.compat.run.Ending;
import dev.gavel.api.compat.run.KeptRun;
import dev.gavel.api.compat.run.Output;
import dev.gavel.api.compat.run.Ran;
import dev.gavel.api.evaluation.EvaluationReport;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.StoredRun;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport.Exit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultTests {

	@Test
	void isOpenUntilTheJudgementHasEnded() {
		assertThat(Result.of(kept(JudgementState.QUEUED, List.of()), "x").status()).isEqualTo(Status.IN_QUEUE);
		assertThat(Result.of(kept(JudgementState.RUNNING, List.of()), "x").status()).isEqualTo(Status.PROCESSING);
	}

	@Test
	void comparesWithWhatIsExpected() {
		assertThat(of(printing("1 \n"), "1").status()).isEqualTo(Status.ACCEPTED);
		assertThat(of(printing("1"), null).status()).isEqualTo(Status.ACCEPTED);
		assertThat(of(printing("2"), "1").status()).isEqualTo(Status.WRONG_ANSWER);
		assertThat(of(printing(""), "").status()).isEqualTo(Status.ACCEPTED);
	}

	@ParameterizedTest
	@CsvSource({ "TIME_LIMIT, 5, 0, 9, Time limit exceeded", "MEMORY_LIMIT, 11, 137, , Exited with error status 137",
			"OUTPUT_LIMIT, 8, 0, 25, Caught fatal signal 25", "FAILED, 11, 1, , Exited with error status 1",
			"DOES_NOT_COMPILE, 11, 1, , Exited with error status 1" })
	void saysHowAProgramFailed(Ending ending, int id, int code, Integer signal, String message) {
		Result result = of(ran(ending, null, null), "x");
		assertThat(result.status().id()).isEqualTo(id);
		assertThat(result.exitCode()).isEqualTo(code);
		assertThat(result.exitSignal()).isEqualTo(signal);
		assertThat(result.message()).isEqualTo(message);
	}

	@ParameterizedTest
	@CsvSource({ "11, 7", "8, 9", "6, 10", "31, 12", "15, 12" })
	void namesSignals(int signal, int id) {
		Exit exit = new Exit(null, new Exit.Signal(signal, "SIG"));
		Result result = of(ran(Ending.FAILED, exit, null), null);
		assertThat(result.status().id()).isEqualTo(id);
		assertThat(result.exitSignal()).isEqualTo(signal);
	}

	@Test
	void showsWhyAProgramDoesNotCompileAsPythonDoes() {
		ProgramError error = new ProgramError("SyntaxError", "invalid syntax", 1, "SyntaxError: invalid syntax");
		assertThat(of(ran(Ending.DOES_NOT_COMPILE, null, error), null).stderr().text())
			.isEqualTo("SyntaxError: invalid syntax\n");
	}

	@Test
	void aFailureOfGavelIsNoneOfTheProgram() {
		Result result = of(ran(Ending.INTERNAL_ERROR, null, new ProgramError("InternalError", "no cell", null, null)),
				null);
		assertThat(result.status()).isEqualTo(Status.INTERNAL_ERROR);
		assertThat(result.message()).isEqualTo("no cell");
		assertThat(result.time()).isNull();
	}

	@Test
	void takesNoBeginningForAllThatAProgramPrinted() {
		Output beginning = new Output(new byte[] { '1' }, true);
		Ran ran = new Ran(Ending.FINISHED, null, beginning, Output.NOTHING, null, 1000, 2000, 1024);
		for (String expected : new String[] { null, "1" }) {
			assertThat(of(ran, expected).status()).isEqualTo(Status.INTERNAL_ERROR);
			assertThat(of(ran, expected).message()).isEqualTo("There was no space for all that the program printed");
		}
	}

	@Test
	void averagesRunsUpToTheFirstThatFails() {
		KeptRun kept = kept(JudgementState.DONE,
				List.of(ran(Ending.FINISHED, 1000, 1024), ran(Ending.FINISHED, 3000, 3072)));
		Result result = Result.of(kept, null);
		assertThat(result.time()).isEqualTo("0.002");
		assertThat(result.memory()).isEqualTo(2);
		KeptRun failing = kept(JudgementState.DONE,
				List.of(ran(Ending.TIME_LIMIT, 5000, 1024), ran(Ending.NOT_RUN, 0, 0)));
		assertThat(Result.of(failing, null).status()).isEqualTo(Status.TIME_LIMIT_EXCEEDED);
		assertThat(Result.of(failing, null).time()).isEqualTo("0.005");
	}

	@Test
	void saysInWordsThatAProgramWasNotRun() {
		assertThat(of(ran(Ending.NOT_RUN, null, null), null).message()).isEqualTo("The program was not run");
		assertThat(of(ran(Ending.CANCELLED, null, null), null).message()).isEqualTo("The submission was cancelled");
	}

	private static Result of(Ran ran, @Nullable String expected) {
		return Result.of(kept(JudgementState.DONE, List.of(ran)), expected);
	}

	private static KeptRun kept(JudgementState state, List<Ran> runs) {
		return new KeptRun(report(state, runs.size()), runs);
	}

	private static EvaluationReport report(JudgementState state, int runs) {
		StoredRun run = new StoredRun("python3", "default", null, 5000, 1, null, "0", runs, 0, false, true);
		return new EvaluationReport(new UUID(0, 1), state, null, null, List.of(), new UUID(0, 2), run, Instant.EPOCH,
				null);
	}

	private static Ran printing(String stdout) {
		return new Ran(Ending.FINISHED, null, Output.of(stdout), Output.NOTHING, null, 1000, 2000, 1024);
	}

	private static Ran ran(Ending ending, @Nullable Exit exit, @Nullable ProgramError error) {
		return new Ran(ending, exit, Output.of("x"), Output.NOTHING, error, 1000, 2000, 1024);
	}

	private static Ran ran(Ending ending, long cpuMicros, long bytes) {
		return new Ran(ending, null, Output.NOTHING, Output.NOTHING, null, cpuMicros, cpuMicros, bytes);
	}

}
