package dev.gavel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTests {

	@Test
	void hasDefaults() {
		Options options = Options.parse(List.of(), Map.of());
		assertThat(options).isEqualTo(new Options(8080, Path.of(System.getProperty("user.home"), ".gavel"),
				Runtime.getRuntime().availableProcessors(), Map.of(), "keep"));
	}

	@Test
	void readsEveryOption() {
		Options expected = new Options(9000, Path.of("/srv/gavel"), 3, Map.of(), "keep");
		assertThat(Options.parse(List.of("--port", "9000", "--data", "/srv/gavel", "--slots", "3"), Map.of()))
			.isEqualTo(expected);
		assertThat(Options.parse(List.of("--port=9000", "--data=/srv/gavel", "--slots=3"), Map.of()))
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "--accounts,accounts", "--open,open" })
	void readsTheMode(String option, String mode) {
		Options options = Options.parse(List.of(option, "--port", "9000"), Map.of());
		assertThat(options.access()).isEqualTo(mode);
		assertThat(options.port()).isEqualTo(9000);
	}

	@Test
	void refusesBothModes() {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of("--accounts", "--open"), Map.of()))
			.withMessageStartingWith("--accounts and --open exclude each other.");
	}

	@Test
	void readsEnvironmentsInTheirOrder() {
		List<String> arguments = List.of("--environment", "python3.11=/usr", "--environment=numpy=/usr/lib");
		Options options = Options.parse(arguments, Map.of());
		assertThat(options.environments()).containsExactly(Map.entry("python3.11", Path.of("/usr")),
				Map.entry("numpy", Path.of("/usr/lib")));
		assertThat(options.environmentSettings()).isEqualTo("python3.11=/usr,numpy=/usr/lib");
	}

	@Test
	void refusesADuplicateEnvironment() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Options.parse(List.of("--environment=a=/usr", "--environment=a=/etc"), Map.of()))
			.withMessageStartingWith("Option --environment is 'a=/etc', expected NAME=DIR");
	}

	@Test
	void takesDataFolderFromEnvironmentUnlessGiven() {
		Map<String, String> environment = Map.of("GAVEL_HOME", "/srv/home");
		assertThat(Options.parse(List.of(), environment).data()).isEqualTo(Path.of("/srv/home"));
		assertThat(Options.parse(List.of("--data", "/srv/other"), environment).data()).isEqualTo(Path.of("/srv/other"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--port=0        | Option --port is '0', expected a number from 1 to 65535
			--port=65536    | Option --port is '65536', expected a number from 1 to 65535
			--port=http     | Option --port is 'http', expected a number from 1 to 65535
			--slots=-1      | Option --slots is '-1', expected a number from 1 to 128
			--slots         | Option --slots has no value.
			--environment=numpy     | Option --environment is 'numpy', expected NAME=DIR
			--environment=numpy=/no | Option --environment is 'numpy=/no', expected NAME=DIR
			--environment=default=/ | Option --environment is 'default=/', expected NAME=DIR
			--verbose       | Unknown option --verbose.
			""")
	void saysWhatItDoesNotUnderstand(String argument, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of(argument), Map.of()))
			.withMessageStartingWith(message);
	}

}
