package dev.gavel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTests {

	@Test
	void namesEveryScenarioInItsUsage() {
		assertThat(Bench.SCENARIOS.keySet()).allSatisfy((name) -> assertThat(Options.USAGE).contains(name));
	}

	@Test
	void refusesAScenarioThatDoesNotExist() {
		assertThatIllegalArgumentException().isThrownBy(() -> scenario("fast"))
			.withMessageStartingWith("There is no scenario 'fast'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "speed", "mix", "suite" })
	void measuresARunningGavel(String name) {
		assertThat(scenario(name, "--url", "http://localhost:8080").measuresRunningGavel()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "drift", "scale", "access" })
	void refusesTheAddressOfAGavelThatCannotBeMeasured(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> scenario(name, "--url", "http://localhost:8080"))
			.withMessageContaining("'%s'", name)
			.withMessageContaining("does not take --url");
	}

	private static Scenario scenario(String... arguments) {
		return Bench.scenario(Options.parse(List.of(arguments)));
	}

}
