package dev.gavel.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.imports.archive.Zips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An export of an imported export is the same, byte by byte. */
@ApiTest
class ExportedQuestionsIT {

	/**
	 * What any question may have; no worker offers its environment, so nothing is tried.
	 */
	private static final String QUESTION = """
			{"title": "Röund  trip 🎉", "type": "Hard",
			"time_limit_ms": 1234, "memory_limit_mb": 77, "environment": "nowhere", "prelude": "SIZE = 1\\r\\n", "starter_code": "# é\\n\\n",
			"rules": [{"forbid": "import", "name": "numpy"}, {"require": "recursion"}],
			"scoring": {"groups": [{"name": "small", "points": 0.5, "rule": "all"}, {"name": "Größe", "requires": ["small"],
			"feedback": "verdict"}], "stop_at": "group_failure", "counts": "last", "attempts": 7, "pause_seconds": 5}, %s}""";

	/** One pixel. */
	private static final byte[] PNG = Base64.getDecoder()
		.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC");

	private final ApiClient client;

	private final ImportClient imports;

	@Autowired
	ExportedQuestionsIT(ApiClient client) {
		this.client = client;
		this.imports = new ImportClient(client);
	}

	@Test
	void keepsFunctions() throws IOException {
		keeps("""
				"metadata": {"function_name": "f", "variables": [{"name": "a", "type": "Any", "default": "None"},
				{"name": "t", "type": "Optional[TreeNode]", "default": "None"}], "return_type": "Any"},
				"comparison": {"kind": "typed", "relative": 1e-7, "absolute": 0.25, "order": "any_deep"}""",
				"""
						{"input_variables": {"a": [1, 2.0, null, true], "t": [4, 2, null, 3]}, "output": "(1,)", "group": "Größe", "points": 0.125}
						{"input_literals": {"a": "{1: {2.5, -0.0}, '\\\\x00': set(), (1,): -inf}"}, "output": "{'a': {1}}"}
						{"input_variables": ["' \\ud83c\\udf89\\n"], "outputs": ["1", "2.0", "'1'"], "feedback": "none"}
						{"input_variables": [12345678901234567890123], "raises": "ValueError"}
						{"input_literals": {"a": "'\\\\ud800'"}, "output": "1.0", "comparison": {"kind": "typed", "absolute": 0.5}}
						{"input_variables": [], "output": "None", "hidden": true, "explanation": "Why?\\n", "group": "small"}
						""");
	}

	@Test
	void keepsSeveralFunctions() throws IOException {
		keeps("""
				"metadata": {"kind": "functions", "functions": [
				{"name": "encode", "return_type": "List[Tuple[int, str]]", "variables": {"text": "str"}},
				{"name": "sort", "answer": "nums", "variables": {"nums": "List[int]"}}]}""", """
				{"function": "encode", "input_variables": ["a"], "output": "[(1, 'a')]"}
				{"function": "sort", "input_variables": [[2, 1]], "output": "[1, 2]"}
				""");
	}

	@Test
	void keepsClasses() throws IOException {
		keeps("""
				"metadata": {"kind": "class", "class_name": "Box", "variables": {"size": "int"}, "methods": [
				{"name": "put", "variables": {"text": "str"}}, {"name": "get", "return_type": "float"}]}""",
				"""
						{"input_variables": {"operations": ["Box", "put", "get"], "arguments": [[1], ["x"], []]}, "output": "[null, null, 1.5]"}
						""");
	}

	@ParameterizedTest
	@ValueSource(strings = { """
			{"kind": "text", "match": "lines", "case_sensitive": false, "absolute": 1e-6}""", """
			{"kind": "checker", "code": "def check(input, expected, answer):\\n    return True\\n",
			"environment": "nowhere", "time_limit_ms": 99, "memory_limit_mb": 48}""",
			"""
					{"kind": "checker", "protocol": "kattis", "arguments": ["a b", "é"], "code": "exit(42)", "environment": "nowhere"}""",
			"""
					{"kind": "checker", "grader": "NearEqualityGrader"}""", """
					{"kind": "interactor", "code": "def interact(secret, expected):\\n    return True\\n",
					"environment": "nowhere"}""" })
	void keepsPrograms(String comparison) throws IOException {
		keeps("\"metadata\": {\"kind\": \"program\"}, \"comparison\": " + comparison,
				"""
						{"stdin": "1 2\\r\\n\\u0001", "output": "3 \\n", "args": ["-v", ""], "files": {"b/in": "é\\r\\n", "a": {"base64": "/wA="}}, "exit_status": 3}
						{"output": "4", "points": 0.25, "group": "small", "statements": "print(4)\\n"}
						""");
	}

	private void keeps(String fields, String tests) throws IOException {
		JsonNode original = imports.imported(file(fields, tests));
		assertThat(imports.report(original).at("/refused_tests").intValue()).as(imports.report(original).toString())
			.isZero();
		byte[] exported = imports.export(imports.id(original));
		assertThat(client.delete("/ques/" + imports.id(original)).status()).isEqualTo(204);
		long copy = imports.id(imports.imported(exported));
		assertThat(copy).isNotEqualTo(imports.id(original));
		Map<String, byte[]> files = ImportClient.unpacked(exported);
		assertThat(files).containsOnlyKeys("gavel.json", "questions/question.json", "questions/statement.md",
				"questions/references/1.py", "questions/references/2.py", "questions/generator.py",
				"questions/validator.py", "questions/images/dot.png", "questions/tests.jsonl");
		assertThat(ImportClient.unpacked(imports.export(copy))).usingRecursiveComparison().isEqualTo(files);
		assertThat(imports.outcome(exported)).isEqualTo("UNCHANGED");
	}

	private static byte[] file(String fields, String tests) throws IOException {
		return Zips.with((zip) -> {
			put(zip, "gavel.json", "{\"format\": \"gavel-questions\", \"version\": 1}");
			put(zip, "questions/1/question.json", """
					{"source": "%s", "images": ["dot.png"], "references": [
					{"file": "1.py", "name": "Größe 1", "required_verdict": "ACCEPTED"},
					{"file": "2.py", "name": "other", "required_verdict": "REJECTED"}],
					"question": %s}""".formatted(UUID.randomUUID(), QUESTION.formatted(fields)));
			put(zip, "questions/1/statement.md", "Line\r\n\r\n![a dot](dot.png) $x$ \t\n\n");
			put(zip, "questions/1/references/1.py", "print('é')\r\n");
			put(zip, "questions/1/references/2.py", "\tx = 1");
			put(zip, "questions/1/generator.py", "import sys\nprint(sys.argv[1])\n\n");
			put(zip, "questions/1/validator.py", "input()\r\n");
			put(zip, "questions/1/images/dot.png", PNG);
			put(zip, "questions/1/tests.jsonl", tests);
		});
	}

	private static void put(ZipArchiveOutputStream zip, String name, String content) throws IOException {
		put(zip, name, content.getBytes(StandardCharsets.UTF_8));
	}

	private static void put(ZipArchiveOutputStream zip, String name, byte[] content) throws IOException {
		zip.putArchiveEntry(new ZipArchiveEntry(name));
		zip.write(content);
		zip.closeArchiveEntry();
	}

}
