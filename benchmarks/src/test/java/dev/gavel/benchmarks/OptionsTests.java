package dev.gavel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTests {

	@Test
	void hasDefaults() {
		assertThat(Options.parse(List.of("scale"))).isEqualTo(new Options("scale", Duration.ofSeconds(10),
				List.of(1, 2, 4, 8, 16, 32, 64), Path.of("bench-results")));
	}

	@Test
	void readsEveryOption() {
		assertThat(Options.parse(List.of("capacity", "--seconds", "30", "--slots", "4,8", "--results", "/tmp/r")))
			.isEqualTo(new Options("capacity", Duration.ofSeconds(30), List.of(4, 8), Path.of("/tmp/r")));
	}

	@Test
	void refusesWhatItDoesNotUnderstand() {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of()))
			.withMessageStartingWith("Usage");
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of("scale", "--fast", "1")))
			.withMessageStartingWith("Option --fast is unknown or has no value");
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of("scale", "--slots")))
			.withMessageStartingWith("Option --slots is unknown or has no value");
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of("scale", "--slots", "2,none")))
			.withMessage("Option --slots holds 'none', expected a number from 1 to 9999");
	}

}
