package dev.gavel.api.compat.sandboxfusion;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.compat.run.Ending;
import dev.gavel.api.compat.run.Output;
import dev.gavel.api.compat.run.Ran;
import dev.gavel.api.compat.sandboxfusion.RunCodeResponse.CommandRunResult;
import dev.gavel.api.compat.sandboxfusion.RunCodeResponse.RunStatus;
import dev.gavel.api.compat.sandboxfusion.RunCodeResponse.Status;
import dev.gavel.api.compat.sandboxfusion.text.PythonText;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport.Exit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class RanCodeTests {

	@Test
	void isWrittenAsSandboxFusionWritesIt() {
		JsonMapper json = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		assertThat(json.writeValueAsString(told(Ending.FINISHED, null))).isEqualTo(
				"{\"status\":\"Success\",\"message\":\"\",\"compile_result\":null,\"run_result\":{\"status\":\"Finished\",\"execution_time\":0.25,\"return_code\":0,\"stdout\":\"out\\n\",\"stderr\":\"err\\n\"},\"executor_pod_name\":null,\"files\":{}}");
	}

	@Test
	void failsWithTheStatusOfTheProgram() {
		assertThat(told(Ending.FAILED, new Exit(3, null))).isEqualTo(failed("", RunStatus.FINISHED, 3));
		assertThat(told(Ending.FAILED, null)).isEqualTo(failed("", RunStatus.FINISHED, 1));
	}

	@Test
	void tellsSignalsAsPythonDoes() {
		assertThat(told(Ending.FAILED, signal(11, "SIGSEGV"))).isEqualTo(failed("", RunStatus.FINISHED, -11));
		assertThat(told(Ending.FORBIDDEN_CALL, signal(31, "SIGSYS"))).isEqualTo(failed("", RunStatus.FINISHED, -31));
	}

	@Test
	void hasNoCodeAfterATimeout() {
		assertThat(told(Ending.TIME_LIMIT, null)).isEqualTo(failed("", RunStatus.TIME_LIMIT_EXCEEDED, null));
	}

	@Test
	void saysWhichLimitEndedTheProgram() {
		assertThat(told(Ending.MEMORY_LIMIT, null))
			.isEqualTo(failed("The program was ended: it used more memory than its limit.", RunStatus.FINISHED, -9));
		assertThat(told(Ending.OUTPUT_LIMIT, null))
			.isEqualTo(failed("The program was ended: it printed more than it may.", RunStatus.FINISHED, -9));
	}

	@Test
	void failsAsPythonWhereTheCodeDoesNotCompile() {
		ProgramError error = new ProgramError("SyntaxError", "invalid syntax", 1,
				"  File \"/tmp/solution.py\", line 1\nSyntaxError: invalid syntax\n");
		RunCodeResponse told = RanCode.of(ran(Ending.DOES_NOT_COMPILE, null, Output.NOTHING, error));
		assertThat(told).isEqualTo(RunCodeResponse.of(Status.FAILED, "",
				new CommandRunResult(RunStatus.FINISHED, 0, 1, "", String.valueOf(error.traceback()))));
	}

	@ParameterizedTest
	@EnumSource(names = { "INTERNAL_ERROR", "CANCELLED", "NOT_RUN" })
	void blamesItselfForWhatDidNotRun(Ending ending) {
		RunCodeResponse told = told(ending, null);
		assertThat(told.status()).isEqualTo(Status.SANDBOX_ERROR);
		assertThat(told.message()).startsWith("The program was not run: ");
		assertThat(told.runResult()).isNull();
	}

	@Test
	void showsOutputThatIsNotUtf8AsSandboxFusionDoes() {
		Output output = new Output("ab\u00ffc".getBytes(ISO_8859_1), false);
		assertThat(RanCode.of(ran(Ending.FINISHED, null, output, null)).stdout())
			.isEqualTo("[DecodeError] 'utf-8' codec can't decode byte 0xff in position 2");
	}

	@Test
	void shortensTextAsSandboxFusionDoes() {
		String text = "🙂".repeat(1001);
		assertThat(PythonText.shortened(text, 1001)).isEqualTo(text);
		assertThat(PythonText.shortened(text, 1000)).isEqualTo("🙂".repeat(498) + "..." + "🙂".repeat(498));
	}

	private static RunCodeResponse told(Ending ending, @Nullable Exit exit) {
		return RanCode.of(ran(ending, exit, Output.of("out\n"), null));
	}

	private static Ran ran(Ending ending, @Nullable Exit exit, Output stdout, @Nullable ProgramError error) {
		return new Ran(ending, exit, stdout, Output.of("err\n"), error, 200_000, 250_000, 1);
	}

	private static Exit signal(int number, String name) {
		return new Exit(null, new Exit.Signal(number, name));
	}

	private static RunCodeResponse failed(String message, RunStatus status, @Nullable Integer code) {
		return RunCodeResponse.of(Status.FAILED, message, new CommandRunResult(status, 0.25, code, "out\n", "err\n"));
	}

}
