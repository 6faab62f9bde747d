package dev.gavel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTests {

	@ParameterizedTest
	@ValueSource(strings = { "speed", "mix", "bulk", "suite", "waiting", "drift", "scale", "capacity", "micro" })
	void knowsEveryScenarioOfItsUsage(String name) {
		assertThat(Options.USAGE).contains(name);
		assertThat(scenario(name).name()).isEqualTo(name);
	}

	@Test
	void refusesAScenarioThatDoesNotExist() {
		assertThatIllegalArgumentException().isThrownBy(() -> scenario("fast"))
			.withMessageStartingWith("There is no scenario 'fast'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "speed", "mix", "bulk", "suite", "waiting" })
	void measuresAGavelThatRuns(String name) {
		assertThat(scenario(name, "--url", "http://localhost:8080").worksAnywhere()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "drift", "scale", "capacity", "micro" })
	void refusesTheAddressOfAGavelThatCouldNotBeMeasured(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> scenario(name, "--url", "http://localhost:8080"))
			.withMessageContaining("'%s'", name)
			.withMessageContaining("does not take --url");
	}

	private static Scenario scenario(String... arguments) {
		return Bench.scenario(Options.parse(List.of(arguments)), Path.of("/rootfs"));
	}

}
