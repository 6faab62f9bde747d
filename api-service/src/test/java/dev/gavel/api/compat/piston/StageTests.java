package dev.gavel.api.compat.piston;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.compat.piston.Stage.Status;
import dev.gavel.api.compat.run.Ending;
import dev.gavel.api.compat.run.Output;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTests {

	@Test
	void showsBothStreamsAndWhatWasUsed() {
		Stage stage = Stage.of(SampleRuns.ended(Ending.FINISHED));
		assertThat(stage).isEqualTo(new Stage("out\n", "err\n", "out\nerr\n", 0, null, null, null, 2, 3, 1024));
	}

	@ParameterizedTest
	@CsvSource({ "TIME_LIMIT, TO, SIGKILL, Time limit exceeded", "MEMORY_LIMIT, SG, SIGKILL, Memory limit exceeded",
			"OUTPUT_LIMIT, OL, SIGKILL, stdout length exceeded", "INTERNAL_ERROR, XX, , Internal error",
			"CANCELLED, XX, , The run was cancelled" })
	void hasNoCodeWhenTheProgramDidNotEndByItself(Ending ending, Status status, String signal, String message) {
		Stage stage = Stage.of(SampleRuns.ended(ending));
		assertThat(stage.code()).isNull();
		assertThat(stage.status()).isEqualTo(status);
		assertThat(stage.signal()).isEqualTo(signal);
		assertThat(stage.message()).isEqualTo(message);
	}

	@Test
	void tellsExitStatusAndSignalApart() {
		Stage exited = Stage.of(SampleRuns.of(Ending.FAILED, new Exit(3, null), Output.NOTHING, Output.NOTHING, null));
		assertThat(exited.code()).isEqualTo(3);
		assertThat(exited.status()).isEqualTo(Status.RE);
		assertThat(exited.message()).isEqualTo("Exited with error status 3");
		Stage killed = Stage.of(SampleRuns.of(Ending.FAILED, new Exit(null, new Exit.Signal(11, "SIGSEGV")),
				Output.NOTHING, Output.NOTHING, null));
		assertThat(killed.code()).isNull();
		assertThat(killed.signal()).isEqualTo("SIGSEGV");
		assertThat(killed.status()).isEqualTo(Status.SG);
	}

	@Test
	void blamesTheStreamThatWasTooLong() {
		Stage stage = Stage
			.of(SampleRuns.of(Ending.OUTPUT_LIMIT, null, Output.of("x"), new Output(new byte[2], true), null));
		assertThat(stage.status()).isEqualTo(Status.EL);
		assertThat(stage.message()).isEqualTo("stderr length exceeded");
	}

	@Test
	void printsWhyAProgramDoesNotCompileAsPythonDoes() {
		ProgramError error = new ProgramError("SyntaxError", "invalid syntax", 1,
				"  File \"main.py\", line 1\nSyntaxError: invalid syntax");
		Stage stage = Stage.of(SampleRuns.of(Ending.DOES_NOT_COMPILE, null, Output.NOTHING, Output.NOTHING, error));
		assertThat(stage.stderr()).isEqualTo("  File \"main.py\", line 1\nSyntaxError: invalid syntax\n");
		assertThat(stage.code()).isEqualTo(1);
		assertThat(stage.status()).isEqualTo(Status.RE);
	}

	@Test
	void showsBytesThatAreNoTextAsReplacementCharacters() {
		Stage stage = Stage.of(SampleRuns.of(Ending.FINISHED, null, new Output(new byte[] { 'a', (byte) 0xff }, false),
				Output.NOTHING, null));
		assertThat(stage.stdout()).isEqualTo("a\ufffd");
	}

}
