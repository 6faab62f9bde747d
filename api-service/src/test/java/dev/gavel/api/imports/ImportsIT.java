package dev.gavel.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.imports.archive.Zips;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ApiTest
class ImportsIT {

	private static final String HEAD = "{\"format\": \"gavel-questions\", \"version\": 1}";

	private static final String CHECKER = "def check(i, e, a): return 1";

	/** One pixel. */
	private static final byte[] PNG = Base64.getDecoder()
		.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

	private final String source = UUID.randomUUID().toString();

	private final ApiClient client;

	private final ImportClient imports;

	private final TestWorker worker;

	private final ImportTable table;

	@Autowired
	ImportsIT(ApiClient client, TestWorker worker, ImportTable table) {
		this.worker = worker;
		this.table = table;
		this.client = client;
		this.imports = new ImportClient(client);
	}

	@Test
	void importsWhatTheDryRunHasShown() throws IOException {
		byte[] file = file("Mean", "{\"input_variables\": [[1, 2]], \"output\": \"1.5\"}",
				"{\"input_variables\": [[]], \"output\": \"no float\"}");
		JsonNode dryRun = imports.ended(imports.send(file, null));
		assertThat(dryRun.at("/dry_run").booleanValue()).isTrue();
		assertThat(dryRun.at("/format").stringValue()).isEqualTo("Gavel");
		assertThat(dryRun.at("/questions/created").intValue()).isEqualTo(1);
		JsonNode planned = imports.report(dryRun);
		assertThat(planned.at("/question_id").isNull()).isTrue();
		assertThat(planned.at("/notes/refused/0/name").stringValue()).isEqualTo("line 2");
		assertThat(planned.at("/notes/refused/0/reason").stringValue()).startsWith("output: ");

		JsonNode imported = imports.ended(imports.send(file, dryRun.at("/id").longValue()));
		assertThat(imported.at("/dry_run").booleanValue()).isFalse();
		assertThat(imported.at("/tests").intValue()).isEqualTo(1);
		assertThat(imported.at("/refused_tests").intValue()).isEqualTo(1);
		JsonNode question = client.get("/ques/" + imports.id(imported)).json();
		assertThat(question.at("/state").stringValue()).isEqualTo("draft");
		assertThat(question.at("/test_case_count").intValue()).isEqualTo(1);
		JsonNode solution = client.get("/ques/%d/solutions".formatted(imports.id(imported))).json().at("/0");
		assertThat(solution.at("/name").stringValue()).isEqualTo("sum");
		assertThat(solution.at("/required_verdict").stringValue()).isEqualTo("WRONG_ANSWER");
	}

	@Test
	void changesWhatChangedAndNothingElse() throws IOException {
		String one = "{\"input_variables\": [[1, 2]], \"output\": \"1.5\"}";
		String two = "{\"input_variables\": [[4, 2]], \"output\": \"3.0\", \"hidden\": true}";
		long id = imports.id(imports.imported(file("Mean", one, two)));
		JsonNode before = tests(id);
		JsonNode edited = client.get("/ques/" + id).json();
		((ObjectNode) edited).retain("title", "type", "metadata").put("description", "By its author.");
		assertThat(client.put("/ques/" + id, edited.toString()).status()).isEqualTo(200);
		client.post("/create/testcase/" + id, "{\"input_variables\": [[9]], \"output\": \"9\"}");

		assertThat(imports.outcome(file("Mean", one, two))).isEqualTo("UNCHANGED");
		String three = "{\"input_variables\": [[5]], \"output\": \"5.0\"}";
		byte[] changed = file("The mean", two, three);
		assertThat(imports.outcome(changed)).isEqualTo("CHANGED");
		assertThat(imports.id(imports.imported(changed))).isEqualTo(id);
		JsonNode question = client.get("/ques/" + id).json();
		assertThat(question.at("/title").stringValue()).isEqualTo("The mean");
		assertThat(question.at("/description").stringValue()).isEqualTo("By its author.");
		JsonNode after = tests(id);
		assertThat(after).hasSize(3);
		assertThat(after.at("/0/id")).isEqualTo(before.at("/1/id"));
		assertThat(after.at("/0/index").intValue()).isEqualTo(1);
		assertThat(after.at("/1/output").stringValue()).isEqualTo("5.0");
		assertThat(after.at("/2/output").stringValue()).isEqualTo("9.0");
		assertThat(imports.outcome(changed)).isEqualTo("UNCHANGED");
	}

	@Test
	void exportsWhatItImports() throws IOException {
		long id = imports.id(imports.imported(file("Mean",
				"{\"input_variables\": [[1, 2]], \"output\": \"1.5\", \"points\": 2.5}",
				"{\"input_variables\": [[]], \"raises\": \"ValueError\", \"feedback\": \"verdict\", \"explanation\": \"Empty?\"}")));
		assertThat(client.get("/ques/%d/images/dot.png".formatted(id)).response().headers().firstValue("Content-Type"))
			.contains("image/png");
		assertThat(client.page("/ques/" + id).body()).contains("src=\"/ques/%d/images/dot.png\"".formatted(id));
		byte[] exported = imports.export(id);
		Map<String, byte[]> files = ImportClient.unpacked(exported);
		assertThat(imports.outcome(exported)).isEqualTo("CHANGED");
		assertThat(imports.id(imports.imported(exported))).isEqualTo(id);
		assertThat(ImportClient.unpacked(imports.export(id))).usingRecursiveComparison().isEqualTo(files);
		assertThat(imports.outcome(exported)).isEqualTo("UNCHANGED");
	}

	@Test
	void keepsReferenceSolutionsThatWereAddedHere() throws IOException {
		String test = "{\"input_variables\": [[1, 2]], \"output\": \"1.5\"}";
		long id = imports.id(imports.imported(file("Mean", test)));
		String solutions = "/ques/%d/solutions".formatted(id);
		client.post(solutions, "{\"name\": \"mine\", \"code\": \"mean = 1\"}");
		imports.imported(changed(file("Mean", test), "mean = sum", "mean = max"));
		assertThat(client.get(solutions).json()).extracting((solution) -> solution.at("/code").stringValue())
			.containsExactly("mean = max\n", "mean = 1");
	}

	@Test
	void addsTestsByOneEditHoweverLargeTheyAre() throws IOException {
		String test = "{\"input_variables\": [[%s1]], \"output\": \"1\"}".formatted("1, ".repeat(100_000));
		long id = imports.id(imports.imported(file("Mean", test, test, test)));
		assertThat(client.get("/ques/%d/edits".formatted(id)).json().at("/items"))
			.extracting((edit) -> edit.at("/kind").stringValue())
			.containsExactly("added", "created");
	}

	@Test
	void saysWhichQuestionAnotherOneWouldReplace() throws IOException {
		String test = "{\"input_variables\": [[1, 2]], \"output\": \"1.5\"}";
		long id = imports.id(imports.imported(file("Mean", test)));
		JsonNode dryRun = imports.ended(imports.send(changed(file("Median", test), "the mean", "the median"), null));
		assertThat(imports.report(dryRun).at("/notes/warnings/0").stringValue()).isEqualTo(
				"It replaces question %d, 'Mean', which is draft: title and statement are others than in the last import."
					.formatted(id));
	}

	@Test
	void keepsWhatTheAuthorSavesMeanwhile() throws IOException {
		String test = "{\"input_variables\": [[1, 2]], \"output\": \"1.5\"}";
		byte[] file = file("Mean", test);
		long id = imports.id(imports.imported(file));
		byte[] changed = changed(file, "\"metadata\"",
				"\"comparison\": {\"kind\": \"checker\", \"code\": \"def check(i, e, a): return 1\"}, \"metadata\"");
		JsonNode dryRun = worker.loading(CHECKER, () -> imports.ended(imports.send(changed, null)));
		worker.answering((job) -> job.source().equals(CHECKER), (job) -> {
			JsonNode edited = client.get("/ques/" + id).json();
			((ObjectNode) edited).retain("type", "metadata", "description").put("title", "Average");
			assertThat(client.put("/ques/" + id, edited.toString()).status()).isEqualTo(200);
			return new Judged(job.judgementId(), 1, Verdict.ACCEPTED, null, List.of(), TestWorker.judgedIn());
		}, () -> imports.ended(imports.send(changed, dryRun.at("/id").longValue())));
		JsonNode after = client.get("/ques/" + id).json();
		assertThat(after.at("/title").stringValue()).isEqualTo("Average");
		assertThat(after.at("/comparison/kind").stringValue()).isEqualTo("checker");
	}

	@Test
	void refusesAQuestionOfTooManyTests() throws IOException {
		JsonNode dryRun = imports.ended(imports.send(file("Mean", "{}\n".repeat(10_001)), null));
		assertThat(imports.report(dryRun).at("/notes/errors/0").stringValue())
			.startsWith("The file has more than 10,000 tests of this question");
	}

	@Test
	void staysEndedOnceItIsTakenForLost() throws IOException {
		JsonNode ended = imports.ended(imports.send(file("Mean", ""), null));
		long id = ended.at("/id").longValue();
		assertThat(table.running(id, new Progress(), Instant.now())).isFalse();
		table.ended(id, "No.", Instant.now());
		assertThat(client.get("/imports/" + id).json()).isEqualTo(ended);
	}

	private static byte[] changed(byte[] file, String what, String instead) throws IOException {
		return Zips.with((zip) -> {
			for (Map.Entry<String, byte[]> each : ImportClient.unpacked(file).entrySet()) {
				put(zip, each.getKey().replaceFirst("questions/", "questions/1/"),
						each.getKey().endsWith(".png") ? each.getValue()
								: new String(each.getValue(), StandardCharsets.UTF_8).replace(what, instead)
									.getBytes(StandardCharsets.UTF_8));
			}
		});
	}

	@Test
	void copiesAQuestionOfThisInstallation() throws IOException {
		long original = client.addQuestion();
		byte[] exported = imports.export(original);
		long copy = imports.id(imports.imported(exported));
		assertThat(copy).isNotEqualTo(original);
		assertThat(ImportClient.unpacked(imports.export(copy)).values()).usingRecursiveComparison()
			.isEqualTo(ImportClient.unpacked(exported).values());
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
		Map<String, byte[]> files = ImportClient.unpacked(client.download("/ques/export?format=kattis&id=" + id));
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
		JsonNode dryRun = imports
			.ended(imports.send(file("Mean", "{\"input_variables\": [[1]], \"output\": \"1\"}"), null));
		Answer refused = imports.send(file("Median", "{\"input_variables\": [[1]], \"output\": \"1\"}"),
				dryRun.at("/id").longValue());
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("is not the file of the dry run");
	}

	@Test
	void saysWhyAFileCannotBeRead() throws IOException {
		JsonNode hostile = imports.ended(imports.send(Zips.of(Map.of("../gavel.json", HEAD)), null));
		assertThat(hostile.at("/state").stringValue()).isEqualTo("FAILED");
		assertThat(hostile.at("/failure").stringValue()).contains("is not a relative path below the archive");
		JsonNode unknown = imports.ended(imports.send("What is this?".getBytes(StandardCharsets.UTF_8), null));
		assertThat(unknown.at("/failure").stringValue()).startsWith("The file is in none of the formats")
			.contains("Gavel");
		assertThat(client.page("/imports/" + unknown.at("/id").longValue()).body())
			.contains("The file is in none of the formats");
		assertThat(client.page("/imports").body()).contains("questions.zip");
	}

	@Test
	void refusesAQuestionThatIsNotRight() throws IOException {
		JsonNode dryRun = imports
			.ended(imports.send(file("", "{\"input_variables\": [[1]], \"output\": \"1\"}"), null));
		assertThat(dryRun.at("/questions/refused").intValue()).isEqualTo(1);
		assertThat(imports.report(dryRun).at("/notes/errors/0").stringValue()).startsWith("title: ");
		String questions = "/imports/%d/questions?outcome=".formatted(dryRun.at("/id").longValue());
		assertThat(client.get(questions + "REFUSED").json().at("/total").intValue()).isEqualTo(1);
		assertThat(client.get(questions + "CREATED").json().at("/items")).isEmpty();
		assertThat(client.page("/imports/%d?outcome=REFUSED".formatted(dryRun.at("/id").longValue())).body())
			.contains("title: is missing");
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

	private JsonNode tests(long id) {
		return client.get("/ques/%d/testcases".formatted(id)).json().at("/items");
	}

}
