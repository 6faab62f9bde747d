package dev.gavel.api.compat.piston;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.api.compat.run.Ending;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class GradedTests {

	@ParameterizedTest
	@ValueSource(strings = { "1 2\nYES\n", "1\n2 yes", "  1   2\n\n\nYes\n" })
	void acceptsOtherWhiteSpaceAndAnotherCaseOfYes(String printed) {
		Stage stage = Graded.compared(SampleRuns.printing(printed), "1 2\nYES\n");
		assertThat(stage.stdout()).isEqualTo("1\n");
		assertThat(stage.code()).isZero();
		assertThat(stage.status()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1 2", "1 2 YESYES", "12 YES", "1 2 NO", "1 2 YES 3" })
	void refusesOtherAnswers(String printed) {
		Stage stage = Graded.compared(SampleRuns.printing(printed), "1 2\nYES\n");
		assertThat(stage.stdout()).isEqualTo("0\n");
		assertThat(stage.code()).isZero();
	}

	@Test
	void tellsCaseApartInOtherWords() {
		assertThat(Graded.compared(SampleRuns.printing("alice"), "Alice").stdout()).isEqualTo("0\n");
	}

	@ParameterizedTest
	@CsvSource({ "TIME_LIMIT, 124, Time limit exceeded", "MEMORY_LIMIT, 134, Memory limit exceeded",
			"FAILED, 1, Runtime error with exit code 1" })
	void endsAProgramThatFailsAsThePackageDoes(Ending ending, int code, String said) {
		Stage stage = Graded.failed(SampleRuns.ended(ending));
		assertThat(stage.stdout()).isEqualTo("0\n");
		assertThat(stage.code()).isEqualTo(code);
		assertThat(stage.stderr()).endsWith(said + "\n");
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "100, 1", "' 1 0 0', 1", "0, 0", "11, 0", "'', 0" })
	void takesTheWordOfAChecker(String said, String verdict) {
		Stage stage = Graded.checked(SampleRuns.printing("x"), SampleRuns.printing(said + "\n"));
		assertThat(stage.stdout()).isEqualTo(verdict + "\n");
		assertThat(stage.code()).isZero();
	}

	@Test
	void acceptsNothingByACheckerThatFails() {
		assertThat(Graded.checked(SampleRuns.printing("x"), SampleRuns.ended(Ending.FAILED)).code()).isEqualTo(1);
		assertThat(Graded.checked(SampleRuns.printing("x"), SampleRuns.ended(Ending.TIME_LIMIT)).code()).isEqualTo(124);
		assertThat(Graded.checked(SampleRuns.printing("x"), SampleRuns.ended(Ending.MEMORY_LIMIT)).code()).isNotZero();
		assertThat(Graded.checked(SampleRuns.printing("x"), SampleRuns.ended(Ending.INTERNAL_ERROR)).status())
			.isEqualTo(Stage.Status.XX);
	}

	@Test
	void readsTheLimitsOfAProblem() {
		GraderConfig config = GraderConfig.read("TIME_LIMIT=2.5\nMEMORY_LIMIT=256.0\nINPUT_MODE=stdio\n$(rm x)");
		assertThat(config.time(Duration.ofSeconds(15))).isEqualTo(Duration.ofMillis(2500));
		assertThat(config.memory(DataSize.ofMegabytes(512))).isEqualTo(DataSize.ofMegabytes(256));
		assertThat(GraderConfig.read(null).time(Duration.ofSeconds(15))).isEqualTo(Duration.ofSeconds(15));
	}

	@Test
	void refusesLimitsBeyondTheMaximaAndAnswersInFiles() {
		assertThatThrownBy(() -> GraderConfig.read("TIME_LIMIT=16").time(Duration.ofSeconds(15)))
			.hasMessage("grader_config has TIME_LIMIT=16.0, which cannot exceed the configured limit of 15.0");
		assertThatThrownBy(() -> GraderConfig.read("MEMORY_LIMIT=513").memory(DataSize.ofMegabytes(512)))
			.hasMessageContaining("configured limit of 512.0");
		assertThatThrownBy(() -> GraderConfig.read("TIME_LIMIT=-1"))
			.hasMessage("grader_config has TIME_LIMIT=-1; expected a number of seconds");
		assertThatThrownBy(() -> GraderConfig.read("INPUT_MODE=\"file\"")).hasMessageContaining("is not supported");
	}

}
