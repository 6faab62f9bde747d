package dev.gavel.api.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.MessageCodec;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class CheckedSourceTests {

	private static final DataSize LARGEST = DataSize.ofKilobytes(512);

	/** What a broker takes by default, with room for a record's headers. */
	private static final int MESSAGE_BYTES = 1_048_576 - 4096;

	@ParameterizedTest
	@CsvSource({ "120, 524288", "233, 262144", "1, 170666", "34, 511999" })
	void whatIsTakenFitsAMessage(int codePoint, int most) {
		String character = Character.toString(codePoint);
		CheckedSource source = CheckedSource.of(program(character.repeat(most)), LARGEST);
		assertThat(MessageCodec.encode(job(source.text()))).hasSizeLessThan(MESSAGE_BYTES);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> CheckedSource.of(program(character.repeat(most + 1)), LARGEST));
	}

	@Test
	void saysWhatAProgramTakesInAMessage() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> CheckedSource.of(program("\u0001".repeat(200_000)), LARGEST))
			.withMessageContaining(
					"takes 1,200,002 bytes when it is sent to a worker; the limit is 1,024,000. Each control character takes 6 bytes.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "python3", "Python", "PY3", " py " })
	void knowsLanguagesByOtherNames(String name) {
		assertThat(CheckedSource.of(new NewProgram("pass", name, null, null), LARGEST).language())
			.isEqualTo(RunSpec.PYTHON);
	}

	@Test
	void listsTheLanguagesThatItKnows() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> CheckedSource.of(new NewProgram("pass", "pyton", null, null), LARGEST))
			.withMessage("language: expected python3 (or python, py3, py), got 'pyton', did you mean 'python'?");
	}

	private static NewProgram program(String code) {
		return new NewProgram(code, null, null, null);
	}

	private static JudgeJob job(String source) {
		return new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
				new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, new Limits(2000, 1 << 20), "0".repeat(64)),
				source);
	}

}
