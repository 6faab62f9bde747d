package dev.gavel.api.compat.sandboxfusion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gavel.api.compat.sandboxfusion.body.InvalidBody.Detail;
import dev.gavel.api.compat.sandboxfusion.body.InvalidBody;
import dev.gavel.api.compat.sandboxfusion.body.SentBody;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class RunCodeRequestTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	@Test
	void readsWhatVerlSends() {
		assertThat(read("""
				{"compile_timeout": 10, "run_timeout": 5.5, "code": "print(1)", "stdin": null, "memory_limit_MB": 1024,
				 "language": "python", "files": {}, "fetch_files": [], "later": [1]}"""))
			.isEqualTo(new RunCodeRequest("print(1)", "", Duration.ofMillis(5500), Duration.ofMillis(23_500),
					DataSize.ofMegabytes(1024), Map.of()));
	}

	@Test
	void hasTheDefaultsOfSandboxFusion() {
		assertThat(read("{\"code\": \"\", \"language\": \"python\", \"run_timeout\": null}"))
			.isEqualTo(new RunCodeRequest("", "", Duration.ofSeconds(10), Duration.ofSeconds(28),
					RunCodeRequest.ANY_MEMORY, Map.of()));
	}

	@ParameterizedTest
	@CsvSource({ "0.05,50", "'\" 2_0 \"',20000", "-1,0", "0,0", "1e300,86400000", "1e9999,86400000" })
	void boundsTimes(String sent, long millis) {
		assertThat(with("run_timeout", sent).runTimeout()).isEqualTo(Duration.ofMillis(millis));
	}

	@ParameterizedTest
	@CsvSource({ "64,64", "0,1048576", "-7,1048576", "99999999999999999999,1048576", "1e300,1048576" })
	void takesNoLimitForAnyMemory(String sent, long megabytes) {
		assertThat(with("memory_limit_MB", sent).memoryLimit()).isEqualTo(DataSize.ofMegabytes(megabytes));
	}

	@Test
	void readsFiles() {
		Map<String, byte[]> files = with("files",
				"{\"a/b.txt\": \"YQpi\\nCg==\", \"c\": \"/w==\", \"no\": null, \"IGNORE_THIS_FILE.x\": \"?\"}")
			.files();
		assertThat(files).containsOnlyKeys("a/b.txt", "c");
		assertThat(files.get("a/b.txt")).asString(UTF_8).isEqualTo("a\nb\n");
		assertThat(files.get("c")).containsExactly(0xff);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/etc/passwd", "../x", "a/../b", "a//b", "a/", ".", "..", "", "a\\u0000b" })
	void refusesOddFiles(String name) {
		assertThat(refused("files", "{\"%s\": \"YQ==\"}".formatted(name)).msg()).contains("is not the name of a file");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Y", "Y===", "a-_b", "🙂" })
	void refusesWhatIsNotBase64(String content) {
		Detail detail = refused("files", "{\"a.txt\": \"%s\"}".formatted(content));
		assertThat(detail.loc()).isEqualTo(List.of("body", "files", "a.txt"));
		assertThat(detail.msg()).startsWith("Expected Base64");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "code|1|string_type|Input should be a valid string",
					"code|null|none_not_allowed|Input should not be null",
					"language|\"Python\"|literal_error|Input should be 'python'; Gavel runs no other language",
					"language|\"cpp\"|literal_error|Input should be 'python'; Gavel runs no other language",
					"stdin|[]|string_type|Input should be a valid string",
					"run_timeout|\"soon\"|float_type|Input should be a valid number",
					"run_timeout|true|float_type|Input should be a valid number",
					"run_timeout|\"nan\"|float_type|Input should be a valid number",
					"files|[]|dict_type|Input should be a valid dictionary",
					"fetch_files|\"a\"|list_type|Input should be a valid list" })
	void saysWhatIsWrong(String name, String sent, String type, String message) {
		assertThat(refused(name, sent)).isEqualTo(new Detail(List.of("body", name), message, type));
	}

	@Test
	void givesNoFilesBack() {
		assertThat(refused("fetch_files", "[\"a.txt\"]").msg()).startsWith("Gavel gives no files back");
	}

	@Test
	void namesAllThatIsMissing() {
		assertThat(refused("{}")).containsExactly(new Detail(List.of("body", "code"), "Field required", "missing"),
				new Detail(List.of("body", "language"), "Field required", "missing"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "|missing", "{|json_invalid", "code=1|json_invalid", "[]|dict_type", "\"a\"|dict_type" })
	void refusesOtherBodies(String body, String type) {
		assertThat(refused((body != null) ? body : "")).singleElement().extracting(Detail::type).isEqualTo(type);
	}

	private static RunCodeRequest with(String name, String sent) {
		return read(body(name, sent));
	}

	private static Detail refused(String name, String sent) {
		List<Detail> details = refused(body(name, sent));
		assertThat(details).hasSize(1);
		return details.get(0);
	}

	private static String body(String name, String sent) {
		String others = List.of("code", "language")
			.stream()
			.filter((other) -> !other.equals(name))
			.map((other) -> "\"%s\": \"python\", ".formatted(other))
			.reduce("", String::concat);
		return "{%s\"%s\": %s}".formatted(others, name, sent);
	}

	private static List<Detail> refused(String body) {
		InvalidBody invalid = catchThrowableOfType(InvalidBody.class, () -> read(body));
		assertThat(invalid).as(body).isNotNull();
		return invalid.details();
	}

	private static RunCodeRequest read(String body) {
		return RunCodeRequest.read(SentBody.read(body.getBytes(UTF_8), JSON));
	}

}
