package dev.gavel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gavel.benchmarks.PlainPython.Run;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainPythonIT {

	private static final Duration MOMENT = Duration.ofMillis(1);

	private static final Run RIGHT = new Run("print(6 * 7)", "42\n");

	@Test
	void runsAsManyProcessesAtOnceAsIsAsked() {
		try (PlainPython python = PlainPython.fastest(RIGHT)) {
			assertThat(python.run(List.of(RIGHT, new Run("print(1)", "1\n")), 2, MOMENT).latencies().count())
				.isEqualTo(2);
			assertThat(python.run(List.of(RIGHT), 1, MOMENT).perSecond()).isPositive();
		}
	}

	@Test
	void failsWhenAProcessPrintsAnythingElse() {
		try (PlainPython python = new PlainPython(List.of("python3"))) {
			assertThatIllegalStateException()
				.isThrownBy(() -> python.run(List.of(RIGHT, new Run("pass", "42\n")), 2, MOMENT))
				.withMessageContaining("Expected b'42\\n', found b''");
		}
	}

	@Test
	void failsWhenAProcessFails() {
		try (PlainPython python = new PlainPython(List.of("python3"))) {
			assertThatIllegalStateException()
				.isThrownBy(() -> python.run(List.of(new Run("print(6 / 0)", "42\n")), 1, MOMENT))
				.withMessageContaining("ZeroDivisionError");
		}
	}

}
