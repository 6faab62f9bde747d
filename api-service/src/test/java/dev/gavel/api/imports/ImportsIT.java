package dev.gavel.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.imports.archive.Zips;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ApiTest
class ImportsIT {

	private static final String HEAD = "{\"format\": \"gavel-questions\", \"version\": 1}";

	/** One pixel. */
	private static final byte[] PNG = Base64.getDecoder()
		.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

	private final String source = UUID.randomUUID().toString();

	@Autowired
	private ApiClient client;

	@Test
	void importsWhatTheDryRunHasShown() throws IOException {
		byte[] file = file("Mean", "{\"input_variables\": [[1, 2]], \"output\": \"1.5\"}",
				"{\"input_variables\": [[]], \"output\": \"no float\"}");
		JsonNode dryRun = ended(send(file, null));
		assertThat(dryRun.at("/dry_run").booleanValue()).isTrue();
		assertThat(dryRun.at("/format").stringValue()).isEqualTo("Gavel");
		assertThat(dryRun.at("/questions/created").intValue()).isEqualTo(1);
		JsonNode planned = report(dryRun);
		assertThat(planned.at("/question_id").isNull()).isTrue();
		assertThat(planned.at("/notes/refused/0/name").stringValue()).isEqualTo("line 2");
		assertThat(planned.at("/notes/refused/0/reason").stringValue()).startsWith("output: ");

		JsonNode imported = ended(send(file, dryRun.at("/id").longValue()));
		assertThat(imported.at("/dry_run").booleanValue()).isFalse();
		assertThat(imported.at("/tests").intValue()).isEqualTo(1);
		assertThat(imported.at("/refused_tests").intValue()).isEqualTo(1);
		JsonNode question = client.get("/ques/" + id(imported)).json();
		assertThat(question.at("/state").stringValue()).isEqualTo("draft");
		assertThat(question.at("/test_case_count").intValue()).isEqualTo(1);
		JsonNode solution = client.get("/ques/%d/solutions".formatted(id(imported))).json().at("/0");
		assertThat(solution.at("/name").stringValue()).isEqualTo("sum");
		assertThat(solution.at("/required_verdict").stringValue()).isEqualTo("WRONG_ANSWER");
	}

	@Test
	void changesWhatChangedAndNothingElse() throws IOException {
		String one = "{\"input_variables\": [[1, 2]], \"output\": \"1.5\"}";
		String two = "{\"input_variables\": [[4, 2]], \"output\": \"3.0\", \"hidden\": true}";
		long id = id(imported(file("Mean", one, two)));
		JsonNode before = tests(id);
		JsonNode edited = client.get("/ques/" + id).json();
		((ObjectNode) edited).retain("title", "type", "metadata").put("description", "By its author.");
		assertThat(client.put("/ques/" + id, edited.toString()).status()).isEqualTo(200);
		client.post("/create/testcase/" + id, "{\"input_variables\": [[9]], \"output\": \"9\"}");

		assertThat(outcome(file("Mean", one, two))).isEqualTo("UNCHANGED");
		String three = "{\"input_variables\": [[5]], \"output\": \"5.0\"}";
		byte[] changed = file("The mean", two, three);
		assertThat(outcome(changed)).isEqualTo("CHANGED");
		assertThat(id(imported(changed))).isEqualTo(id);
		JsonNode question = client.get("/ques/" + id).json();
		assertThat(question.at("/title").stringValue()).isEqualTo("The mean");
		assertThat(question.at("/description").stringValue()).isEqualTo("By its author.");
		JsonNode after = tests(id);
		assertThat(after).hasSize(3);
		assertThat(after.at("/0/id")).isEqualTo(before.at("/1/id"));
		assertThat(after.at("/0/index").intValue()).isEqualTo(1);
		assertThat(after.at("/1/output").stringValue()).isEqualTo("5.0");
		assertThat(after.at("/2/output").stringValue()).isEqualTo("9.0");
		assertThat(outcome(changed)).isEqualTo("UNCHANGED");
	}

	@Test
	void exportsWhatItImports() throws IOException {
		long id = id(imported(file("Mean", "{\"input_variables\": [[1, 2]], \"output\": \"1.5\", \"points\": 2.5}",
				"{\"input_variables\": [[]], \"raises\": \"ValueError\", \"feedback\": \"verdict\", \"explanation\": \"Empty?\"}")));
		assertThat(client.get("/ques/%d/images/dot.png".formatted(id)).response().headers().firstValue("Content-Type"))
			.contains("image/png");
		assertThat(client.page("/ques/" + id).body()).contains("src=\"/ques/%d/images/dot.png\"".formatted(id));
		byte[] exported = export(id);
		Map<String, byte[]> files = unpacked(exported);
		assertThat(outcome(exported)).isEqualTo("CHANGED");
		assertThat(id(imported(exported))).isEqualTo(id);
		assertThat(unpacked(export(id))).usingRecursiveComparison().isEqualTo(files);
		assertThat(outcome(exported)).isEqualTo("UNCHANGED");
	}

	@Test
	void copiesAQuestionOfThisInstallation() throws IOException {
		long original = client.addQuestion();
		byte[] exported = export(original);
		long copy = id(imported(exported));
		assertThat(copy).isNotEqualTo(original);
		assertThat(unpacked(export(copy)).values()).usingRecursiveComparison().isEqualTo(unpacked(exported).values());
	}

	@Test
	void exportsAProgramAsAPackageOfKattis() {
		long id = client
			.post("/add_ques",
					"""
							{"title": "Sum", "description": "Add them.", "type": "Easy", "metadata": {"kind": "program"}, "time_limit_ms": 1500,
							"comparison": {"kind": "text", "match": "exact", "absolute": 1e-6},
							"scoring": {"groups": [{"name": "large one", "points": 60, "rule": "all"}]}}""")
			.json()
			.at("/id")
			.longValue();
		client.post("/create/testcase/" + id, "{\"stdin\": \"1 2\", \"output\": \"3\", \"args\": [\"-v\"]}");
		client.post("/create/testcase/" + id, "{\"stdin\": \"4 4\", \"output\": \"8\", \"group\": \"large one\"}");
		Map<String, byte[]> files = unpacked(client.download("/ques/export?format=kattis&id=" + id));
		String folder = "question-%d/".formatted(id);
		assertThat(files).containsOnlyKeys(folder + "problem.yaml", folder + "statement/problem.en.md",
				folder + "data/test_group.yaml", folder + "data/secret/large_one/test_group.yaml",
				folder + "data/sample/00001.in", folder + "data/sample/00001.ans", folder + "data/sample/00001.yaml",
				folder + "data/secret/large_one/00002.in", folder + "data/secret/large_one/00002.ans");
		assertThat(new String(files.get(folder + "problem.yaml"), StandardCharsets.UTF_8))
			.contains("\"problem_format_version\" : \"2025-09\"", "\"type\" : \"scoring\"", "\"time_limit\" : 1.5");
		assertThat(new String(files.get(folder + "data/test_group.yaml"), StandardCharsets.UTF_8))
			.contains("case_sensitive", "space_change_sensitive", "float_absolute_tolerance", "0.000001");
		Answer refused = client.get("/ques/export?format=kattis&id=" + client.addQuestion());
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("packages of Kattis have no functions or classes");
	}

	@Test
	void refusesAnotherFileThanThatOfTheDryRun() throws IOException {
		JsonNode dryRun = ended(send(file("Mean", "{\"input_variables\": [[1]], \"output\": \"1\"}"), null));
		Answer refused = send(file("Median", "{\"input_variables\": [[1]], \"output\": \"1\"}"),
				dryRun.at("/id").longValue());
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("is not the file of the dry run");
	}

	@Test
	void saysWhyAFileCannotBeRead() throws IOException {
		JsonNode hostile = ended(send(Zips.of(Map.of("../gavel.json", HEAD)), null));
		assertThat(hostile.at("/state").stringValue()).isEqualTo("FAILED");
		assertThat(hostile.at("/failure").stringValue()).contains("is not a relative path below the archive");
		JsonNode unknown = ended(send("What is this?".getBytes(StandardCharsets.UTF_8), null));
		assertThat(unknown.at("/failure").stringValue()).startsWith("The file is in none of the formats")
			.contains("Gavel");
		assertThat(client.page("/imports/" + unknown.at("/id").longValue()).body())
			.contains("The file is in none of the formats");
		assertThat(client.page("/imports").body()).contains("questions.zip");
	}

	@Test
	void refusesAQuestionThatIsNotRight() throws IOException {
		JsonNode dryRun = ended(send(file("", "{\"input_variables\": [[1]], \"output\": \"1\"}"), null));
		assertThat(dryRun.at("/questions/refused").intValue()).isEqualTo(1);
		assertThat(report(dryRun).at("/notes/errors/0").stringValue()).startsWith("title: ");
	}

	private byte[] file(String title, String... tests) throws IOException {
		return Zips.with((zip) -> {
			put(zip, "gavel.json", HEAD.getBytes(StandardCharsets.UTF_8));
			put(zip, "questions/1/question.json",
					"""
							{"source": "%s", "question": {"title": "%s", "type": "Easy", "metadata": {"function_name": "mean",
							"variables": {"numbers": "List[float]"}, "return_type": "float"}}, "images": ["dot.png"],
							"references": [{"file": "1.py", "name": "sum", "required_verdict": "WRONG_ANSWER"}]}"""
						.formatted(source, title)
						.getBytes(StandardCharsets.UTF_8));
			put(zip, "questions/1/statement.md",
					"Find the mean.\n\n![a dot](dot.png)".getBytes(StandardCharsets.UTF_8));
			put(zip, "questions/1/images/dot.png", PNG);
			put(zip, "questions/1/references/1.py", "mean = sum\n".getBytes(StandardCharsets.UTF_8));
			put(zip, "questions/1/tests.jsonl", String.join("\n", tests).getBytes(StandardCharsets.UTF_8));
		});
	}

	private static void put(ZipArchiveOutputStream zip, String name, byte[] content) throws IOException {
		zip.putArchiveEntry(new ZipArchiveEntry(name));
		zip.write(content);
		zip.closeArchiveEntry();
	}

	private JsonNode imported(byte[] file) {
		JsonNode imported = ended(send(file, ended(send(file, null)).at("/id").longValue()));
		assertThat(imported.at("/state").stringValue()).as(imported.toString()).isEqualTo("DONE");
		return imported;
	}

	private String outcome(byte[] file) {
		return report(ended(send(file, null))).at("/outcome").stringValue();
	}

	private JsonNode report(JsonNode ended) {
		return client.get("/imports/%d/questions".formatted(ended.at("/id").longValue())).json().at("/items/0");
	}

	private long id(JsonNode imported) {
		return report(imported).at("/question_id").longValue();
	}

	private JsonNode tests(long id) {
		return client.get("/ques/%d/testcases".formatted(id)).json().at("/items");
	}

	private JsonNode ended(Answer begun) {
		assertThat(begun.status()).as(begun.body()).isEqualTo(202);
		String address = begun.response().headers().firstValue("Location").orElseThrow();
		return await().until(() -> client.get(address).json(), (now) -> now.at("/finished_at").isString());
	}

	private Answer send(byte[] file, @Nullable Long confirms) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		if (confirms != null) {
			body.writeBytes("--b\r\nContent-Disposition: form-data; name=\"confirms\"\r\n\r\n%d\r\n".formatted(confirms)
				.getBytes(StandardCharsets.UTF_8));
		}
		body.writeBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"questions.zip\"\r\n\r\n"
			.getBytes(StandardCharsets.UTF_8));
		body.writeBytes(file);
		body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
		return client.post("/imports", "multipart/form-data; boundary=b", body.toByteArray());
	}

	private byte[] export(long id) {
		return client.download("/ques/export?id=" + id);
	}

	/** Returns the files by their names without the id of the question. */
	private static Map<String, byte[]> unpacked(byte[] zip) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(zip))) {
			for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
				files.put(entry.getName().replaceFirst("/[0-9]+/", "/"), archive.readAllBytes());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return files;
	}

}
