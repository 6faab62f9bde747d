package dev.gavel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTests {

	@Test
	void hasDefaults() {
		assertThat(Options.parse(List.of("scale"))).isEqualTo(
				new Options("scale", Duration.ofSeconds(10), Duration.ofSeconds(20), List.of(1, 2, 4, 8, 16, 32, 64),
						4 * Runtime.getRuntime().availableProcessors(), 10_000, null, Path.of("bench-results")));
	}

	@Test
	void readsEveryOption() {
		Options options = Options.parse(List.of("drift", "--seconds", "30", "--warm-up", "600", "--slots", "4,8",
				"--clients", "3", "--submissions", "500", "--url", "http://localhost:8080", "--results", "/tmp/r"));
		assertThat(options).isEqualTo(new Options("drift", Duration.ofSeconds(30), Duration.ofSeconds(600),
				List.of(4, 8), 3, 500, URI.create("http://localhost:8080"), Path.of("/tmp/r")));
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
			.withMessage("Option --slots is 'none', expected a number from 1 to 999999");
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of("mix", "--url", "localhost:8080")))
			.withMessage("Option --url is 'localhost:8080', expected one such as http://localhost:8080");
	}

}
