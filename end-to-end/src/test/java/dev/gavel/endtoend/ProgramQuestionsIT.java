package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Questions that ask for a program, from their statement to verdicts. */
@ExtendWith(SharedGavel.class)
class ProgramQuestionsIT {

	private static final int LARGEST_BYTES = 16 * 1024 * 1024;

	private static final String QUESTION = """
			{"title": "Sum", "description": "d", "type": "Easy", "time_limit_ms": 10000, "metadata": {"kind": "program"}}""";

	private final GavelProcess gavel;

	private final GavelClient client;

	ProgramQuestionsIT(GavelProcess gavel) {
		this.gavel = gavel;
		this.client = gavel.client();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			import sys; print(sum(map(int, sys.stdin.read().split())))|ACCEPTED|
			a, b = map(int, input().split()); print(a - b)|WRONG_ANSWER|
			print(int(input()))|RUNTIME_ERROR|ValueError
			import sys; sys.exit(2)|RUNTIME_ERROR|SystemExit
			pass|WRONG_ANSWER|
			def f(:|COMPILATION_ERROR|SyntaxError
			while True: print('y' * 65536)|OUTPUT_LIMIT_EXCEEDED|OutputLimitExceeded
			""")
	void programsGetTheirVerdicts(String program, String verdict, String error) {
		long question = question();
		client.post("/create/testcase/" + question, "{\"stdin\": \"3 4\\n\", \"output\": \"7\\n\"}");
		client.postForm("/create/testcase/" + question, "stdin=1+2&output=3&hidden=true");
		JsonNode judged = submit(question, program);
		assertThat(judged.get("verdict").asString()).as(judged.toString()).isEqualTo(verdict);
		assertThat(judged.at("/error/type").asString(judged.at("/tests/0/error/type").asString(null))).isEqualTo(error);
	}

	@Test
	void argumentsFilesStatementsAndExitStatusCount() {
		long question = question();
		client.post("/create/testcase/" + question, """
				{"stdin": "x", "args": ["-v", "a b"], "files": {"data.txt": "1\\n2\\n"}, "statements": "print(total)",
				 "output": "x ['-v', 'a b']\\n3\\n", "exit_status": 0}
				""");
		client.post("/create/testcase/" + question, "{\"stdin\": \"no\", \"output\": \"no\", \"exit_status\": 3}");
		JsonNode judged = submit(question, """
				import sys
				text = input()
				print(text, sys.argv[1:] if text == "x" else "")
				if text == "no":
				    sys.exit(3)
				total = sum(map(int, open("data.txt")))
				""");
		assertThat(judged.at("/tests/0/verdict").asString()).as(judged.toString()).isEqualTo("ACCEPTED");
		assertThat(judged.at("/tests/0/output").asString()).isEqualTo("x ['-v', 'a b']\n3\n");
		assertThat(judged.at("/tests/1/verdict").asString()).isEqualTo("ACCEPTED");
	}

	@Test
	void codeInTestsIsCompiledBeforeItIsStored() {
		String path = "/create/testcase/" + question();
		assertThat(client.refusal(path, "{\"statements\": \"x = 1\\nprint((x)\", \"output\": \"1\"}")
			.orElseThrow()
			.toString())
			.contains("statements: expected statements of Python, got some that do not compile: SyntaxError: ",
					"was never closed, line 2");
		String graded = "/create/testcase/" + client.post("/add_ques", """
				{"title": "Any", "description": "d", "type": "Easy", "metadata": {"kind": "program"}, "comparison":
				 {"kind": "checker", "grader": "RegexGrader"}}
				""").get("id").asLong();
		assertThat(client.refusal(graded, "{\"output\": \"(a\"}").orElseThrow().toString())
			.contains("output: expected a regular expression");
		assertThat(client.post(graded, "{\"output\": \"^a+$\"}").has("warnings")).isFalse();
	}

	@Test
	void checkersGetAllFieldsOfTheInput() {
		long question = client
			.post("/add_ques",
					"""
							{"title": "Any", "description": "d", "type": "Easy", "metadata": {"kind": "program"}, "comparison":
							 {"kind": "checker", "code": "def check(input, expected, answer):\\n    return [input['stdin'], input['args'], input['files'], input['statements'], expected] == ['s', ['a'], {'f': 't'}, '', 'e'] and answer == 'any\\\\n'\\n"}}
							""")
			.get("id")
			.asLong();
		client.post("/create/testcase/" + question,
				"{\"stdin\": \"s\", \"args\": [\"a\"], \"files\": {\"f\": \"t\"}, \"output\": \"e\"}");
		assertThat(submit(question, "print('any')").get("verdict").asString()).isEqualTo("ACCEPTED");
		assertThat(submit(question, "print('other')").get("verdict").asString()).isEqualTo("WRONG_ANSWER");
	}

	@Test
	void ownInputShowsWhatAProgramPrintsAlsoIfItFails() {
		JsonNode run = client.post("/code/try/%d?wait=60s".formatted(question()), """
				{"code": "import sys\\nprint(input())\\nprint('told', file=sys.stderr)\\nsys.exit(int(sys.argv[1]))",
				 "tests": [{"stdin": "hello", "args": ["0"]}, {"stdin": "hello", "args": ["4"]}]}
				""");
		assertThat(run.at("/tests/0/verdict").isNull()).as(run.toString()).isTrue();
		assertThat(run.at("/tests/0/output").asString()).isEqualTo("hello\n");
		assertThat(run.at("/tests/0/stderr").asString()).isEqualTo("told\n");
		assertThat(run.at("/tests/1/output").asString()).isEqualTo("hello\n");
		assertThat(run.at("/tests/1/error/message").asString()).contains("status 4");
	}

	@Test
	void interactorsGivePointsInGroupsOfHiddenTests() {
		long question = client
			.post("/add_ques",
					"""
							{"title": "Echo", "description": "d", "type": "Easy", "metadata": {"kind": "program"},
							 "scoring": {"groups": [{"name": "shown", "points": 40}, {"name": "final", "points": 60, "feedback": "verdict"}]},
							 "comparison": {"kind": "interactor", "code":
							  "def interact(secret, expected):\\n    print(secret)\\n    answer = input()\\n    return (1 if answer == secret else 0.5 if answer == 'half' else 0), f'said {answer}'\\n"}}
							""")
			.get("id")
			.asLong();
		client.post("/create/testcase/" + question, "{\"stdin\": \"a\", \"group\": \"shown\"}");
		client.post("/create/testcase/" + question, "{\"stdin\": \"b\", \"group\": \"final\"}");
		assertThat(submit(question, "print(input())").get("score").asInt()).isEqualTo(100);
		JsonNode half = submit(question, "input()\nprint('half')");
		assertThat(half.get("verdict").asString()).isEqualTo("WRONG_ANSWER");
		assertThat(half.get("score").asInt()).isEqualTo(50);
		assertThat(half.at("/tests/0/transcript").asString()).isEqualTo("<a\n>half\n");
		assertThat(half.at("/tests/0/message").asString()).isEqualTo("said half");
		assertThat(half.at("/tests/1").toString()).doesNotContain("transcript", "said", "stdin");
	}

	@Test
	void triesOfInteractorsTellTheErrorsOfEitherSide() {
		String sent = """
				{"question": {"metadata": {"kind": "program"}, "comparison": {"kind": "interactor", "code": "%s"}},
				 "program": "%s", "tests": [{"stdin": "37"}]}""";
		String reading = "def interact(secret, expected):\\n    return int(input()) == int(secret)\\n";
		JsonNode failed = client.post("/checkers/tries?wait=60s", sent.formatted(reading, "print('x')"));
		assertThat(failed.at("/tests/0/error/line").asInt()).as(failed.toString()).isEqualTo(2);
		assertThat(failed.at("/tests/0/transcript").asString()).isEqualTo(">x\n");
		JsonNode broken = client.post("/checkers/tries?wait=60s",
				sent.formatted("def interact(secret, expected)\\n    return True\\n", "pass"));
		assertThat(broken.at("/tests/0/error/type").asString()).isEqualTo("SyntaxError");
		JsonNode ofProgram = client.post("/checkers/tries?wait=60s", sent.formatted(reading, "print(37)\\n1 / 0"));
		assertThat(ofProgram.at("/tests/0/program/error/line").asInt()).as(ofProgram.toString()).isEqualTo(2);
		assertThat(ofProgram.at("/tests/0/error").isMissingNode()).isTrue();
	}

	/** From a file to a verdict, in the heap that is shipped. */
	@Test
	void theLargestTextsAreJudged(@TempDir Path files) throws IOException {
		long question = question();
		Path text = Files.writeString(files.resolve("1.in"), "123456 \n".repeat(LARGEST_BYTES / 8));
		Path other = Files.copy(text, files.resolve("1.ans"));
		assertThat(
				client.postFiles("/create/testcase/" + question, Map.of("stdin", text, "output", other)).statusCode())
			.isEqualTo(201);
		String echo = "import sys, shutil\nshutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)\n";
		JsonNode judged = submit(question, echo);
		assertThat(judged.get("verdict").asString()).as(judged.toString()).isEqualTo("ACCEPTED");
		JsonNode wrong = submit(question, echo.replace("shutil.copy", "sys.stdin.buffer.readline()\nshutil.copy"));
		assertThat(wrong.get("verdict").asString()).isEqualTo("WRONG_ANSWER");
		assertThat(client.text("/ques/" + question, "text/html")).hasSizeLessThan(100_000);
		assertThat(client.text("/testcases/%d/text?field=stdin".formatted(judged.at("/tests/0/testcase_id").asLong()),
				"text/plain"))
			.hasSize(LARGEST_BYTES);
		assertThat(gavel.output()).doesNotContain("OutOfMemoryError");
	}

	@Test
	void largerTextsAreRefused(@TempDir Path files) throws IOException {
		Path text = Files.writeString(files.resolve("1.in"), "1".repeat(17 * 1024 * 1024));
		Path small = Files.writeString(files.resolve("1.ans"), "1");
		HttpResponse<String> refused = client.postFiles("/create/testcase/" + question(),
				Map.of("stdin", text, "output", small));
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.body())
			.contains("stdin: has 17,825,792 bytes; the limit is 16,777,216 (gavel.limits.max-text-size)");
	}

	private long question() {
		return client.post("/add_ques", QUESTION).get("id").asLong();
	}

	private JsonNode submit(long question, String code) {
		String id = client.post("/code/execute/" + question, Map.of("code", code)).get("id").asString();
		return client.get("/submissions/" + id + "?wait=60s");
	}

}
