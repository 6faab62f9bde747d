package dev.gavel.api.compat.judge0;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.compat.judge0.Bounds.Bound;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.OfferedEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SentSubmissionTests {

	private static final Bound SECONDS = new Bound(5, 0, 15);

	private static final Languages LANGUAGES = new Languages(
			() -> List.of(new OfferedEnvironment("default", "3.13.5", "sha256:0", null),
					new OfferedEnvironment("python3.11", "3.11.2", "sha256:0", null)));

	private final Violations violations = new Violations();

	@Test
	void readsTextsAsTheyAre() {
		SentSubmission sent = read("{\"source_code\": \"print(1)\", \"stdin\": \"\"}", false);
		assertThat(sent.source()).isEqualTo("print(1)");
		assertThat(sent.text("stdin")).isEmpty();
		assertThat(sent.text("expected_output")).isNull();
		assertThat(violations.errors()).isEmpty();
	}

	@Test
	void readsTextsInBase64WithLines() {
		assertThat(read("{\"stdin\": \"w6Qg\\nMQ==\\n\"}", true).text("stdin")).isEqualTo("\u00e4 1");
	}

	@Test
	void refusesBase64ThatIsNoneAndTextsThatAreNotUtf8() {
		read("{\"stdin\": \"print(1)\"}", true).text("stdin");
		read("{\"expected_output\": \"/w==\"}", true).text("expected_output");
		assertThat(violations.sentence()).isEqualTo("stdin: is not Base64, although base64_encoded is true; "
				+ "expected_output: is not UTF-8, which is not supported.");
	}

	@ParameterizedTest
	@CsvSource({ "71, default, Python (3.13.5)", "92, python3.11, Python (3.11.2)", "100, default, Python (3.13.5)",
			"109, default, Python (3.13.5)", "113, default, Python (3.13.5)" })
	void runsEachPython3InTheNearestEnvironment(int id, String environment, String name) {
		Language language = read("{\"language_id\": \"%d\"}".formatted(id), false).language(LANGUAGES).orElseThrow();
		assertThat(language).isEqualTo(new Language(id, name, environment));
		assertThat(LANGUAGES.of("python3.11").id()).isEqualTo(92);
		assertThat(LANGUAGES.of("default").id()).isEqualTo(109);
	}

	@ParameterizedTest
	@ValueSource(strings = { "70", "50", "89", "0", "-1", "1e3", "99999999999", "python" })
	void knowsNoOtherLanguage(String id) {
		assertThat(read("{\"language_id\": \"%s\"}".formatted(id), false).language(LANGUAGES)).isEmpty();
		assertThat(violations.sentence()).isEqualTo("language_id: language with id %s doesn't exist.".formatted(id));
	}

	@Test
	void saysWhatIsMissing() {
		SentSubmission sent = read("{}", false);
		sent.source();
		sent.language(LANGUAGES);
		assertThat(violations.sentence()).isEqualTo(
				"source_code: can't be blank; language_id: can't be blank; language_id: language with id  doesn't exist.");
	}

	@ParameterizedTest
	@CsvSource({ "16, must be less than or equal to 15", "-0.5, must be greater than or equal to 0",
			"abc, is not a number", "1e300, is not a number" })
	void refusesLimitsOutOfBounds(String limit, String message) {
		read("{\"cpu_time_limit\": \"%s\"}".formatted(limit), false).limit("cpu_time_limit", SECONDS);
		assertThat(violations.sentence()).isEqualTo("cpu_time_limit: %s.".formatted(message));
	}

	@Test
	void takesLimitsAtTheirBounds() {
		assertThat(read("{\"l\": 15.0}", false).limit("l", SECONDS)).isEqualTo(15);
		assertThat(read("{\"l\": 0}", false).limit("l", SECONDS)).isZero();
		assertThat(read("{\"l\": null}", false).limit("l", SECONDS)).isEqualTo(5);
		assertThat(violations.errors()).isEmpty();
	}

	@Test
	void readsArgumentsAsAShellDoes() {
		assertThat(args("a 'b c'  \"d\"e;f")).containsExactly("a", "b c", "def");
		assertThat(args("'a\"b' \"c'd\"")).containsExactly("a\"b", "c'd");
		assertThat(args("x".repeat(512))).hasSize(1);
		assertThat(violations.errors()).isEmpty();
		args("x".repeat(513));
		assertThat(violations.sentence()).isEqualTo("command_line_arguments: is too long (maximum is 512 characters).");
	}

	private List<String> args(String sent) {
		return read("{\"command_line_arguments\": %s}".formatted(JsonMapper.shared().writeValueAsString(sent)), false)
			.args();
	}

	@Test
	void refusesWhatCannotBeHad() {
		read("""
				{"enable_network": true, "compiler_options": "-O2", "redirect_stderr_to_stdout": "true",
				"enable_per_process_and_thread_time_limit": 1, "enable_per_process_and_thread_memory_limit": false}""",
				false)
			.requireOnlySupported();
		assertThat(violations.sentence()).isEqualTo("enable_network: enabling network is not allowed; "
				+ "compiler_options: setting compiler options is only allowed for compiled languages; "
				+ "redirect_stderr_to_stdout: this option cannot be enabled; "
				+ "enable_per_process_and_thread_time_limit: this option cannot be enabled.");
	}

	@Test
	void unpacksFiles() throws IOException {
		assertThat(files(zip((zip) -> put(zip, "m.py", "x = 1")))).containsOnlyKeys("m.py")
			.allSatisfy((name, content) -> assertThat(content).asString().isEqualTo("x = 1"));
		assertThat(violations.errors()).isEmpty();
	}

	@Test
	void refusesArchivesThatAreNone() throws IOException {
		files("hello".getBytes(StandardCharsets.UTF_8));
		assertThat(violations.sentence()).isEqualTo("additional_files: is not a zip archive.");
		read("{\"additional_files\": \"*\"}", false).files();
		assertThat(violations.sentence()).endsWith("additional_files: is not Base64.");
	}

	@Test
	void unpacksFoldersHoweverTheyAreWritten() throws IOException {
		assertThat(files(zip((zip) -> {
			put(zip, "./", "");
			put(zip, "lib/", "");
			put(zip, "lib/a.py", "");
			put(zip, "./b.py", "");
			put(zip, "win\\", "");
			put(zip, "win\\c.py", "");
		}))).containsOnlyKeys("lib/a.py", "b.py", "win/c.py");
		assertThat(violations.errors()).isEmpty();
	}

	@Test
	void makesNoLinks() throws IOException {
		byte[] archive = zip((zip) -> put(zip, "link", "/etc/passwd"));
		int directory = new String(archive, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
		int unix = 3;
		archive[directory + 5] = (byte) unix;
		archive[directory + 40] = (byte) 0xff;
		archive[directory + 41] = (byte) 0xa1;
		assertThat(files(archive)).containsOnlyKeys("link")
			.allSatisfy((name, content) -> assertThat(content).asString().isEqualTo("/etc/passwd"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "zeros", "zeros/" })
	void boundsWhatIsUnpacked(String name) throws IOException {
		files(zip((zip) -> put(zip, name, "\0".repeat(AdditionalFiles.MOST_KILOBYTES * 1024 + 1))));
		assertThat(violations.sentence()).isEqualTo("additional_files: have more than 8192 KB, unpacked.");
	}

	@Test
	void tellsHowMuchIsUnpackedBeforeItIs() throws IOException {
		assertThat(unpackedSize(zip((zip) -> {
			put(zip, "a", "123");
			put(zip, "b", "45");
		}))).isEqualTo(5);
		int most = AdditionalFiles.MOST_KILOBYTES * 1024;
		assertThat(unpackedSize(zip((zip) -> put(zip, "zeros", "\0".repeat(2 * most))))).isEqualTo(most + 1);
		assertThat(unpackedSize(new byte[9])).isZero();
	}

	private static long unpackedSize(byte[] archive) {
		return SentSubmission.unpackedSize(JsonMapper.shared()
			.readTree("{\"additional_files\": \"%s\"}".formatted(Base64.getEncoder().encodeToString(archive))));
	}

	@Test
	void boundsTheNumberOfFiles() throws IOException {
		files(zip((zip) -> {
			for (int i = 0; i < 100; i++) {
				put(zip, "f" + i, "");
			}
			put(zip, "d/", "");
		}));
		assertThat(violations.errors()).isEmpty();
		files(zip((zip) -> {
			for (int i = 0; i < 101; i++) {
				put(zip, "f" + i, "");
			}
		}));
		assertThat(violations.sentence()).isEqualTo("additional_files: are more than 100.");
	}

	private Map<String, byte[]> files(byte[] archive) {
		return read("{\"additional_files\": \"%s\"}".formatted(Base64.getEncoder().encodeToString(archive)), false)
			.files();
	}

	private static byte[] zip(Consumer<ZipOutputStream> filling) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			filling.accept(zip);
		}
		return bytes.toByteArray();
	}

	private static void put(ZipOutputStream zip, String name, String content) {
		try {
			zip.putNextEntry(new ZipEntry(name));
			zip.write(content.getBytes(StandardCharsets.UTF_8));
			zip.closeEntry();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private SentSubmission read(String json, boolean base64) {
		return new SentSubmission(JsonMapper.shared().readTree(json), base64, violations);
	}

}
