package dev.gavel.api.question.testfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.testcase.NewTestCase;
import dev.gavel.api.question.testcase.TestCases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tests of programs that come as files. */
@ApiTest
class TestFilesIT {

	private static final String QUESTION = """
			{"title": "Sum", "description": "d", "type": "Easy", "metadata": {"kind": "program"}}""";

	private static final String BOUNDARY = "-----between";

	private static final String MULTIPART = "multipart/form-data; boundary=" + BOUNDARY;

	private final ApiClient api;

	private final TestCases testCases;

	private final ByteArrayOutputStream form = new ByteArrayOutputStream();

	private long question;

	@Autowired
	TestFilesIT(ApiClient api, TestCases testCases) {
		this.api = api;
		this.testCases = testCases;
	}

	@BeforeEach
	void addQuestion() {
		question = api.post("/add_ques", QUESTION).json().get("id").longValue();
	}

	@Test
	void aFileTakesThePlaceOfAField() throws Exception {
		file("stdin", "1.in", "\uFEFF3 4\r\n");
		field("output", "7\n");
		field("args", "-v\r\n-x");
		field("hidden", "true");
		Answer added = send("/create/testcase/" + question);
		assertThat(added.status()).as(added.body()).isEqualTo(201);
		JsonNode test = added.json();
		assertThat(test.get("stdin").stringValue()).isEqualTo("3 4\n");
		assertThat(test.get("args")).hasToString("[\"-v\",\"-x\"]");
		assertThat(test.get("hidden").booleanValue()).isTrue();
	}

	/** As the page for a test sends it, whose stdin is too long for its form. */
	@Test
	void whatAFormKeepsStaysAsItIsStored() throws Exception {
		String stdin = "3 4\\r\\n".repeat(50_000);
		String stored = """
				{"stdin": "%s", "outputs": ["7", ""], "files": {"a.txt": "1\\r\\n", "b.txt": "2"}}""".formatted(stdin);
		long test = api.post("/create/testcase/" + question, stored).json().get("id").longValue();
		String page = api.get("/testcases/" + test, "Accept", "text/html").body();
		assertThat(page).hasSizeLessThan(30_000)
			.contains("name=\"kept.stdin\" value=\"stdin\"", "name=\"kept.outputs[0]\"", "name=\"kept.file_text[0]\"",
					"/testcases/" + test + "/text?field=file_text%5B0%5D")
			.doesNotContain("kept.output\"", "kept.file_text[1]");
		assertThat(api.postForm("/testcases/" + test,
				Map.of("kept.stdin", "stdin", "stdin", "", "kept.outputs[0]", "outputs[0]", "output", "8",
						"file_name[0]", "b.txt", "file_text[0]", "3", "file_name[1]", "a.txt", "kept.file_text[1]",
						"file_text[0]"))
			.status()).isEqualTo(303);
		JsonNode changed = api.get("/testcases/" + test).json();
		assertThat(changed.get("stdin").stringValue()).isEqualTo(stdin.translateEscapes());
		assertThat(changed.get("outputs")).hasToString("[\"8\",\"\"]");
		assertThat(changed.get("files")).hasToString("{\"b.txt\":\"3\",\"a.txt\":\"1\\r\\n\"}");
		field("kept.stdin", "stdin");
		field("kept.outputs[0]", "outputs[0]");
		file("stdin", "1.in", "");
		field("output", "9");
		changed = api.put("/testcases/" + test, MULTIPART, finished()).json();
		assertThat(changed.get("stdin").stringValue()).isEmpty();
		assertThat(changed.get("outputs")).hasToString("[\"9\",\"\"]");
	}

	@Test
	void whatIsWrongWithAFileIsNamed() throws Exception {
		file("stdin", "1.in", new byte[] { '1', (byte) 0xFF });
		file("output", "1.ans", new byte[9 * 1024 * 1024]);
		Answer refused = send("/create/testcase/" + question);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors")).hasToString(
				"[{\"field\":\"stdin\",\"message\":\"has the byte 0xFF at position 2 (line 1), which is not valid in UTF-8\"},"
						+ "{\"field\":\"output\",\"message\":\"has 9,437,184 bytes; the limit is 8,388,608 (gavel.limits.max-text-size)\"}]");
	}

	@Test
	void pairsBecomeTestsInTheOrderOfTheirNumbers() throws Exception {
		for (String name : new String[] { "10", "2", "1" }) {
			file("files", name + ".in", name + "\n");
			file("files", name + (name.equals("2") ? ".out" : ".ans"), name + "!\n");
		}
		field("hidden", "true");
		Answer added = send("/ques/" + question + "/testcases");
		assertThat(added.body()).isEqualTo("{\"added\":3}");
		JsonNode items = tests();
		assertThat(IntStream.range(0, 3).mapToObj((index) -> items.get(index).get("output").stringValue()))
			.containsExactly("1!\n", "2!\n", "10!\n");
		assertThat(items.get(0).get("hidden").booleanValue()).isTrue();
	}

	@Test
	void archivesHaveSamplesAndSecrets() throws Exception {
		file("files", "problem.zip",
				archive("p/data/secret/1.in", "1", "p/data/secret/1.ans", "2", "p/data/sample/1.in", "3",
						"p/data/sample/1.ans", "4", "p/problem.yaml", "name: p", "__MACOSX/p/data/secret/._1.in", "?"));
		assertThat(send("/ques/" + question + "/testcases").body()).isEqualTo("{\"added\":2}");
		JsonNode items = tests();
		assertThat(items.get(0).get("stdin").stringValue()).isEqualTo("3");
		assertThat(items.get(0).get("hidden").booleanValue()).isFalse();
		assertThat(items.get(1).get("hidden").booleanValue()).isTrue();
	}

	@Test
	void nothingIsAddedWhenAFileIsMissing() throws Exception {
		file("files", "a.in", "1");
		file("files", "a.ans", "1");
		file("files", "b.in", "1");
		Answer refused = send("/ques/" + question + "/testcases");
		assertThat(refused.json().at("/errors")).hasToString("[{\"field\":\"b.ans\",\"message\":\"is missing\"}]");
		assertThat(tests()).isEmpty();
	}

	@Test
	void filesWithTheSameNameAreRefused() throws Exception {
		file("files", "1.in", "1");
		file("files", "1.ans", "1");
		file("files", "more.zip", archive("1.in", "2", "2.in", "2", "2.ans", "2"));
		Answer refused = send("/ques/" + question + "/testcases");
		assertThat(refused.json().at("/errors"))
			.hasToString("[{\"field\":\"1.in\",\"message\":\"appears twice; expected each file once\"}]");
		assertThat(tests()).isEmpty();
	}

	@Test
	void noMoreIsReadThanThereIsRoomFor() {
		AtomicInteger read = new AtomicInteger();
		NewTestCase large = NewTestCase.ofProgram("\u0001".repeat(2_600_000), "1", false);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> testCases.addAll(question, repeated(large, 40, read), Caller.trusted("::1")))
			.withMessageContaining("gavel.limits.max-suite-size");
		assertThat(read).hasValueLessThan(20);
	}

	private static NewTestCase.Several repeated(NewTestCase test, int count, AtomicInteger read) {
		return new NewTestCase.Several() {

			@Override
			public long count() {
				return count;
			}

			@Override
			public boolean mayHaveCode() {
				return false;
			}

			@Override
			public void read(Violations violations, BiConsumer<NewTestCase, Violations> reading) {
				for (int i = 0; i < count; i++) {
					read.incrementAndGet();
					reading.accept(test, violations);
				}
			}

		};
	}

	@Test
	void somethingElseIsRefused() throws Exception {
		file("files", "notes.txt", "1");
		assertThat(send("/ques/" + question + "/testcases").json().at("/errors/0/message").stringValue())
			.startsWith("expected pairs of files such as 1.in and 1.ans")
			.endsWith("got notes.txt");
		assertThat(api.post("/ques/" + question + "/testcases", "multipart/form-data", "nothing").status())
			.isEqualTo(400);
		form.reset();
		file("files", "a.zip", "no archive");
		assertThat(send("/ques/" + question + "/testcases").status()).isEqualTo(422);
	}

	/** A thousand times the size of the archive. */
	@Test
	void archivesAreNotUnpackedBeyondTheLimit() throws Exception {
		file("files", "bomb.zip", archive("1.in", "0".repeat(70 * 1024 * 1024), "1.ans", "1"));
		Answer refused = send("/ques/" + question + "/testcases");
		assertThat(refused.status()).isEqualTo(413);
		assertThat(refused.json().get("detail").stringValue())
			.isEqualTo("The form and its files have more than 67,108,864 bytes (gavel.limits.max-upload-size).");
	}

	private JsonNode tests() {
		return api.get("/ques/" + question + "/testcases").json().get("items");
	}

	private static byte[] archive(String... namesAndTexts) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
			for (int i = 0; i < namesAndTexts.length; i += 2) {
				archive.putNextEntry(new ZipEntry(namesAndTexts[i]));
				archive.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
			}
		}
		return bytes.toByteArray();
	}

	private void field(String name, String text) throws IOException {
		part("name=\"%s\"".formatted(name), text.getBytes(StandardCharsets.UTF_8));
	}

	private void file(String name, String fileName, String text) throws IOException {
		file(name, fileName, text.getBytes(StandardCharsets.UTF_8));
	}

	private void file(String name, String fileName, byte[] content) throws IOException {
		part("name=\"%s\"; filename=\"%s\"".formatted(name, fileName), content);
	}

	private void part(String disposition, byte[] content) throws IOException {
		form.write("--%s\r\nContent-Disposition: form-data; %s\r\n\r\n".formatted(BOUNDARY, disposition)
			.getBytes(StandardCharsets.UTF_8));
		form.write(content);
		form.write("\r\n".getBytes(StandardCharsets.UTF_8));
	}

	private Answer send(String path) throws IOException {
		return api.post(path, MULTIPART, finished());
	}

	private byte[] finished() throws IOException {
		form.write("--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
		return form.toByteArray();
	}

}
