package dev.gavel.api.compat.sandboxfusion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.compat.sandboxfusion.body.InvalidBody;
import dev.gavel.api.platform.request.Problem;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SubmitRequestTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final String TESTS = "[{'input': {'stdin': '1'}, 'output': {'stdout': '2', 'other': '3'}}]";

	private static final List<OjTest> READ = List
		.of(new OjTest(Map.of("stdin", "1"), Map.of("stdout", "2", "other", "3")));

	@Test
	void readsWhatTheSdkSends() {
		SubmitRequest read = read("""
				'locale': null, 'is_fewshot': null, 'compile_timeout': null, 'run_timeout': null,
				'custom_extract_logic': null, 'provided_data': {'id': 0, 'content': '', 'labels': '{}', 'test': %s},
				'extra': {}""".formatted(TESTS));
		assertThat(read.id().intValue()).isEqualTo(7);
		assertThat(read.tests()).isEqualTo(READ);
		assertThat(read.runTimeout()).isEqualTo(Duration.ofSeconds(20));
		assertThat(read.allCases()).isFalse();
		assertThat(read.fullCases()).isFalse();
	}

	@Test
	void readsTestsThatAreText() {
		String text = "[{\"input\": {\"stdin\": \"a\tb\"}, \"output\": {\"stdout\": \"\"}}]";
		assertThat(read(Map.of("provided_data", Map.of("test", text))).tests())
			.isEqualTo(List.of(new OjTest(Map.of("stdin", "a\tb"), Map.of("stdout", ""))));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = { "true,true", "1,true", "'a',true", "[1],true", "false,false", "0,false",
			"'',false", "[],false", "null,false" })
	void readsSwitchesAsPythonDoes(String sent, boolean on) {
		SubmitRequest read = read("'extra': {'run_all_cases': %s, 'return_full_case': %s}".formatted(sent, sent));
		assertThat(read.allCases()).isEqualTo(on);
		assertThat(read.fullCases()).isEqualTo(on);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"'dataset_type': null|no eval class found for dataset d; expected config.dataset_type to be CommonOJDataset",
			"'dataset_type': 'AutoEvalDataset'|eval class AutoEvalDataset not found; Gavel has CommonOJDataset with config.provided_data only",
			"'language': null|config.language field must exist for CommonOJDataset, got None",
			"'custom_extract_logic': 'submit_code_blocks([])'|config.custom_extract_logic is not supported, because it is code that would run in the server; extract the code in the client and send it between fences",
			"'provided_data': null|config.provided_data is missing; Gavel has no data sets, so each request brings its tests",
			"'provided_data': {}|config.provided_data is missing; Gavel has no data sets, so each request brings its tests",
			"'provided_data': [{}]|request.config.provided_data should be a dict with str -> str" })
	void refusesWhatGavelDoesNotDo(String field, String message) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> read(field)).withMessageStartingWith(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = { "'language': 'cpp'|[body, config, language]",
			"'provided_data': {'test': []}|[body, config, provided_data, test]",
			"'provided_data': {'test': 5}|[body, config, provided_data, test]",
			"'provided_data': {'id': 5}|[body, config, provided_data, test]", "'provided_data': {'test': '['}|[body]",
			"'provided_data': {'test': [5]}|[body, config, provided_data, test, 0]",
			"'provided_data': {'test': [{'input': {'stdin': ''}, 'output': {}}]}|[body, config, provided_data, test, 0, output, stdout]",
			"'provided_data': {'test': [{'input': {'stdin': 1}, 'output': {'stdout': ''}}]}|[body, config, provided_data, test, 0, input, stdin]" })
	void saysWhatIsWrong(String field, String place) {
		assertThatExceptionOfType(InvalidBody.class).isThrownBy(() -> read(field))
			.satisfies((invalid) -> assertThat(invalid.details().get(0).loc()).hasToString(place));
	}

	@Test
	void takesAThousandTests() {
		assertThat(read(Map.of("provided_data", Map.of("test", tests(1000)))).tests()).hasSize(1000);
		assertThatExceptionOfType(InvalidBody.class)
			.isThrownBy(() -> read(Map.of("provided_data", Map.of("test", tests(1001)))))
			.satisfies((invalid) -> assertThat(invalid.details()).extracting(InvalidBody.Detail::msg)
				.containsExactly("Expected at most 1,000 tests, got 1,001"));
	}

	private static List<JsonNode> tests(int count) {
		return Collections.nCopies(count, json(TESTS).get(0));
	}

	private static SubmitRequest read(String config) {
		Map<String, Object> fields = new LinkedHashMap<>();
		json("{%s}".formatted(config)).properties().forEach((field) -> fields.put(field.getKey(), field.getValue()));
		return read(fields);
	}

	private static SubmitRequest read(Map<String, Object> fields) {
		Map<String, Object> config = new LinkedHashMap<>(Map.of("dataset_type", "CommonOJDataset", "language", "python",
				"provided_data", Map.of("test", json(TESTS))));
		config.putAll(fields);
		return SubmitRequest
			.read(JSON.writeValueAsBytes(Map.of("dataset", "d", "id", 7, "completion", "c", "config", config)), JSON);
	}

	private static JsonNode json(String text) {
		return JSON.readTree(text.replace('\'', '"'));
	}

}
