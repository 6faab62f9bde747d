package dev.gavel.api.compat.jobe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class JobeRunTests {

	private final JsonMapper json = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	@Test
	void hasTheDefaultsOfAJobeServer() {
		JobeRun run = read("");
		assertThat(run.source()).isEqualTo("print(1)");
		assertThat(run.file()).isEqualTo("prog.py");
		assertThat(run.input()).isEmpty();
		assertThat(run.cpuTime()).isEqualTo(Duration.ofSeconds(5));
		assertThat(run.memory()).isEqualTo(DataSize.ofMegabytes(1000));
		assertThat(run.streamBytes()).isEqualTo(2_048_000);
	}

	@Test
	void readsWhatCodeRunnerSends() {
		JobeRun run = read("""
				, "sourcefilename": "__tester__.python3", "input": "1\\n", "jobeserver": "a;b", "debug": 1,
				"file_list": [["0123456789abcdef", "data.txt"], ["fedcba9876543210", "b.csv", false]],
				"parameters": {"cputime": "2.5", "memorylimit": "0", "streamsize": "0.5", "numprocs": 3,
				"runargs": ["-v a", "'b c' 'd\\"e'"], "interpreterargs": ["-BE"]}""");
		assertThat(run.file()).isEqualTo("__tester__.python3");
		assertThat(run.input()).isEqualTo("1\n");
		assertThat(run.files()).containsEntry("data.txt", "0123456789abcdef")
			.containsEntry("b.csv", "fedcba9876543210");
		assertThat(run.cpuTime()).isEqualTo(Duration.ofMillis(2500));
		assertThat(run.memory().toMegabytes()).isEqualTo(100_000);
		assertThat(run.streamBytes()).isEqualTo(512_000);
		assertThat(run.args()).containsExactly("-v", "a", "b c", "d\"e");
	}

	/** PHP writes an empty array of parameters so, as CodeRunner's own types have it. */
	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "null" })
	void takesNoParametersHoweverTheyAreWritten(String parameters) {
		assertThat(read(", \"parameters\": " + parameters).cpuTime()).isEqualTo(Duration.ofSeconds(5));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "null" })
	void takesNoFilesHoweverTheyAreWritten(String files) {
		assertThat(read(", \"file_list\": " + files).files()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"1; ls\"", "null", "true" })
	void takesTheDefaultInsteadOfWhatIsNoNumber(String time) {
		JobeRun run = read(
				", \"parameters\": {\"cputime\": " + time + ", \"memorylimit\": [], \"streamsize\": \"NaN\"}");
		assertThat(run.cpuTime()).isEqualTo(Duration.ofSeconds(5));
		assertThat(run.memory()).isEqualTo(DataSize.ofMegabytes(1000));
		assertThat(run.streamBytes()).isEqualTo(2_048_000);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{}                                                            | No run_spec attribute
			{"run_spec": []}                                              | No run_spec attribute
			{"run_spec": "python3"}                                       | No run_spec attribute
			{"run_spec": {"language_id": "python3"}}                      | missing the required attribute 'sourcecode'
			{"run_spec": {"sourcecode": ""}}                              | missing the required attribute 'language_id'
			{"run_spec": {"sourcecode": "", "language_id": "c"}}          | Language 'c' is not known
			""")
	void namesWhatIsMissing(String body, String message) {
		assertThatThrownBy(() -> JobeRun.of(json.readValue(body, JobeRequest.class))).hasMessageContaining(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			"parameters": {"cputime": 121}                     | cputime exceeds maximum allowed
			"sourcefilename": "../x"                           | sourcefilename for the run_spec is illegal
			"sourcefilename": ".x"                             | sourcefilename for the run_spec is illegal
			"sourcefilename": "a b;c"                          | sourcefilename for the run_spec is illegal
			"sourcefilename": "a\\u0000"                       | sourcefilename for the run_spec is illegal
			"file_list": [["0123456789abcdef", "../x"]]        | Invalid file specifier
			"file_list": [["0123456789abcdef", ""]]            | Invalid file specifier
			"file_list": [["0123456789abcdef", "a b"]]         | Invalid file specifier
			"file_list": [["0123456789abcdef"]]                | Invalid file specifier
			"file_list": [["0123456789abcdef", "a", 1, 2]]     | Invalid file specifier
			"file_list": [["0123456", "a"]]                    | Invalid file specifier
			"file_list": [["../56789abcdef", "a"]]             | Invalid file specifier
			"file_list": [null]                                | Invalid file specifier
			""")
	void refusesWhatAJobeServerRefuses(String field, String message) {
		assertThatThrownBy(() -> read(", " + field)).hasMessageContaining(message);
	}

	@Test
	void takesAHundredFiles() {
		assertThat(read(", \"file_list\": " + files(100)).files()).hasSize(100);
		assertThatThrownBy(() -> read(", \"file_list\": " + files(101)))
			.hasMessage("The file_list has 101 files; the limit is 100");
	}

	private static List<String> files(int count) {
		return IntStream.range(0, count).mapToObj("[\"0123456789abcdef\", \"%d\"]"::formatted).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Python3", "PYTHON3" })
	void lettersOfTheLanguageMayBeCapitals(String language) {
		String body = "{\"run_spec\": {\"sourcecode\": \"\", \"language_id\": \"%s\"}}".formatted(language);
		assertThat(JobeRun.of(json.readValue(body, JobeRequest.class)).source()).isEmpty();
	}

	private JobeRun read(String more) {
		return JobeRun.of(json
			.readValue("{\"run_spec\": {\"language_id\": \"python3\", \"sourcecode\": \"print(1)\"%s}, \"x\": [1]}"
				.formatted(more), JobeRequest.class));
	}

}
