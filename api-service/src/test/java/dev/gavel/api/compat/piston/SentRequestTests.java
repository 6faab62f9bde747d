package dev.gavel.api.compat.piston;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SentRequestTests {

	private static final Map<String, Long> MOST = Map.of("memory_limit", 1000L, "timeout", 5000L, "cpu_time", 5000L);

	@Test
	void theFirstTextIsTheProgramAndOthersAreBesideIt() {
		SentProgram program = withFiles("""
				{"name": "a.bin", "content": "aGk=", "encoding": "base64"},
				{"name": "b.py", "content": "print(1)"},
				{"content": "6869", "encoding": "hex"}""").program();
		assertThat(program.name()).isEqualTo("b.py");
		assertThat(program.source()).isEqualTo("print(1)");
		assertThat(program.files()).containsOnlyKeys("a.bin", "file2.code")
			.allSatisfy((name, content) -> assertThat(content).asString().isEqualTo("hi"));
	}

	@Test
	void ofTwoFilesWithOneNameTheLastOneStays() {
		assertThat(withFiles("{\"name\": \"m\", \"content\": \"1\"}, {\"name\": \"m\", \"content\": \"2\"}").program())
			.isEqualTo(new SentProgram("m", "2", Map.of()));
	}

	@Test
	void takesBase64InLinesAndForUrls() {
		SentRequest sent = withFiles("{\"content\": \"\"}, {\"content\": \"w7_D\\nvw\", \"encoding\": \"base64\"}");
		assertThat(sent.program().files().get("file1.code")).asString().isEqualTo("\u00ff\u00ff");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			[]                                              | language is required as a string
			{"language": 3}                                 | language is required as a string
			{"language": ""}                                | language is required as a string
			{"language": "python"}                          | version is required as a string
			{"language": "python", "version": 3}            | version is required as a string
			{"language": "python", "version": "*"}          | files is required as an array
			{"language": "python", "version": "*", "files": {}} | files is required as an array
			""")
	void saysWhatIsMissingInTheWordsOfPiston(String sent, String message) {
		assertThatThrownBy(() -> read(sent)).hasMessage(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			null                                            | files[1].content is required as a string
			{"content": 3}                                  | files[1].content is required as a string
			{"content": "*", "encoding": "base64"}          | files[1].content is not base64
			{"content": "abc", "encoding": "hex"}           | files[1].content is not hex
			{"content": "", "name": 3}                      | files[1].name must be a string
			""")
	void refusesFilesThatAreNone(String file, String message) {
		assertThatThrownBy(() -> withFiles("{\"content\": \"\"}, " + file)).hasMessage(message);
	}

	@Test
	void takesFilesInFolders() {
		assertThat(withFiles("{\"content\": \"\"}, {\"name\": \"./lib/a.py\", \"content\": \"\"}").program().files())
			.containsOnlyKeys("lib/a.py");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../x", "..", "a/b", "a\\u0000b" })
	void theProgramItselfIsInNoFolder(String name) {
		SentRequest sent = withFiles("{\"name\": \"%s\", \"content\": \"\"}".formatted(name));
		assertThatThrownBy(sent::program).hasMessageEndingWith("must have the name of a file without a folder");
	}

	@Test
	void wantsOneFileThatIsDeclaredAsText() {
		SentRequest strange = withFiles(
				"{\"content\": \"\", \"encoding\": \"base64\"}, {\"content\": \"\", \"encoding\": \"utf-8\"}");
		assertThatThrownBy(strange::program).hasMessage("files must include at least one utf8 encoded file");
		assertThatThrownBy(() -> withFiles("").program())
			.hasMessage("files must include at least one utf8 encoded file");
	}

	@Test
	void takesFilesThatAreNoTextButNoSuchProgram() {
		String bytes = "{\"name\": \"b\", \"content\": \"ff\", \"encoding\": \"hex\"}";
		assertThat(withFiles("{\"content\": \"\"}, " + bytes).program().files().get("b")).containsExactly(0xff);
		SentRequest program = withFiles("{\"name\": \"b\", \"content\": \"\"}, " + bytes);
		assertThatThrownBy(program::program).hasMessage("the file b is not UTF-8");
	}

	@Test
	void endsTheInputWithALineBreak() {
		assertThat(with("\"stdin\": \"1 2\"").stdin()).isEqualTo("1 2\n");
		assertThat(with("\"stdin\": \"1 2\\n\"").stdin()).isEqualTo("1 2\n");
		assertThat(with("\"stdin\": null").stdin()).isEqualTo("\n");
		assertThatThrownBy(() -> with("\"stdin\": 3").stdin()).hasMessage("stdin must be a string");
	}

	@Test
	void takesArguments() {
		assertThat(with("\"args\": [\"1\", \"b c\"]").args()).containsExactly("1", "b c");
		assertThat(with("\"args\": null").args()).isEmpty();
		List.of("[1]", "{}", "\"a\"")
			.forEach((args) -> assertThatThrownBy(() -> with("\"args\": " + args).args())
				.hasMessage("args must be an array of strings"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			"run_timeout": "1"        | If specified, run_timeout must be a number
			"compile_cpu_time": [1]   | If specified, compile_cpu_time must be a number
			"run_timeout": 5001       | run_timeout cannot exceed the configured limit of 5000
			"run_cpu_time": 1e300     | run_cpu_time cannot exceed the configured limit of 5000
			"run_memory_limit": 1001  | run_memory_limit cannot exceed the configured limit of 1000
			"run_timeout": -1         | run_timeout must be non-negative
			"run_memory_limit": -2    | run_memory_limit must be non-negative
			""")
	void refusesLimitsInTheWordsOfPiston(String limit, String message) {
		assertThatThrownBy(() -> with(limit).requireLimits(MOST)).hasMessage(message);
	}

	@Test
	void takesLimitsUpToTheBoundAndThoseThatMeanNone() {
		SentRequest bound = with("\"run_timeout\": 5000, \"run_memory_limit\": -1, \"run_cpu_time\": 0, "
				+ "\"compile_timeout\": 99999, \"compile_memory_limit\": -1, \"compile_cpu_time\": \"\"");
		bound.requireLimits(MOST);
		assertThat(bound.limit("timeout")).isEqualTo(5000);
		assertThat(bound.limit("memory_limit")).isNull();
		assertThat(bound.limit("cpu_time")).isNull();
	}

	private static SentRequest withFiles(String files) {
		return with("\"files\": [%s]".formatted(files));
	}

	private static SentRequest with(String fields) {
		String files = fields.contains("\"files\"") ? "" : "\"files\": [], ";
		return read("{\"language\": \"python\", \"version\": \"*\", %s%s}".formatted(files, fields));
	}

	private static SentRequest read(String json) {
		return SentRequest.read(JsonMapper.shared().readTree(json));
	}

}
