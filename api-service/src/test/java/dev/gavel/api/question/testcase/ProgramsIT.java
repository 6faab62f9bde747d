package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Questions that ask for a program. */
@ApiTest
class ProgramsIT {

	private static final String QUESTION = "{\"title\": \"Sum\", \"description\": \"d\", \"type\": \"Easy\", \"metadata\": %s}";

	private static final String METADATA = "{\"kind\":\"program\"}";

	private static final String TEST = """
			{"stdin": "3 4\\n", "args": ["-v"], "files": {"data.txt": "1 2"}, "statements": "print(f(2))", "output": "7\\n",
			 "exit_status": 3}
			""";

	private static final String FUNCTION = "{\"function_name\": \"f\", \"return_type\": \"int\", \"variables\": {\"n\": \"int\"}}";

	private final ApiClient api;

	private final TestWorker worker;

	private final Suites suites;

	@Autowired
	ProgramsIT(ApiClient api, TestWorker worker, Suites suites) {
		this.api = api;
		this.worker = worker;
		this.suites = suites;
	}

	@Test
	void areAnsweredAsTheyAreSentAndComparedAsText() {
		JsonNode added = add(METADATA).json();
		assertThat(added.get("metadata")).hasToString(METADATA);
		assertThat(added.get("comparison")).hasToString(
				"{\"kind\":\"text\",\"relative\":null,\"absolute\":null,\"match\":\"tokens\",\"case_sensitive\":false}");
		long question = added.get("id").longValue();
		assertThat(api.put("/ques/" + question, QUESTION.formatted(added.get("metadata"))).status()).isEqualTo(200);
		assertThat(worker.compiling("", () -> test(question, TEST)).status()).isEqualTo(201);
		JudgeJob job = worker.job(api.submit(question), 1);
		assertThat(suites.head(job.run().suiteHash()).kind()).isEqualTo(new QuestionKind.Program());
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
	}

	@Test
	void testsAreTheSameWhenTheyAreWrittenBack() {
		long question = question();
		JsonNode added = worker.compiling("", () -> test(question, TEST)).json();
		String path = "/testcases/" + added.get("id").longValue();
		JsonNode whole = api.get(path).json();
		assertThat(whole).hasToString(
				("{\"id\":%d,\"index\":1,\"stdin\":\"3 4\\n\",\"args\":[\"-v\"],\"files\":{\"data.txt\":\"1 2\"},"
						+ "\"statements\":\"print(f(2))\",\"output\":\"7\\n\",\"exit_status\":3,\"hidden\":false}")
					.formatted(added.get("id").longValue()));
		assertThat(worker.compiling("", () -> api.put(path, whole.toString())).json()).isEqualTo(whole)
			.isEqualTo(added);
		JsonNode least = test(question, "{\"output\": \"…\\u0000\\\"é\"}").json();
		JsonNode leastWhole = api.get("/testcases/" + least.get("id").longValue()).json();
		assertThat(leastWhole.get("output").stringValue()).isEqualTo("…\u0000\"é");
		assertThat(api.put("/testcases/" + least.get("id").longValue(), leastWhole.toString()).json())
			.isEqualTo(leastWhole);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					"3 4\\n"|7|stdin|expected a text, got 7
					"3 4\\n"|"\\ud800"|stdin|has half of a surrogate pair
					["-v"]|"-v"|args|expected a list of texts, such as ["-v", "data.txt"]
					["-v"]|["-v", 1]|args[1]|expected a text, got 1
					["-v"]|["a\\u0000b"]|args[0]|has a null character at position 2
					{"data.txt": "1 2"}|["data.txt"]|files|expected an object of file names and texts
					"data.txt": "1 2"|"data.txt": 12|files.data.txt|expected a text, got 12
					data.txt|../data.txt|files.../data.txt|expected the name of a file beside the program, or in
					data.txt|/etc/passwd|files./etc/passwd|expected the name of a file
					data.txt|..|files...|expected the name of a file
					"data.txt": "1 2"|"data.txt": {"base64": "_w=="}|files.data.txt|expected Base64
					"data.txt": "1 2"|"data.txt": {"base": "_w=="}|files.data.txt|expected a text, got an object
					data.txt|solution.py|files.solution.py|is the name of the program itself; expected another name
					"print(f(2))"|["print(f(2))"]|statements|expected a text, got a list
					"7\\n"|7|output|expected a text: what a program prints, such as "7\\n"
					"output"|"outputs"|outputs|expected a list of right outputs
					, "output": "7\\n"||output|is missing
					"exit_status": 3|"exit_status": 256|exit_status|expected a whole number from 0 to 255, got 256
					"exit_status": 3|"exit_status": "3"|exit_status|expected a whole number from 0 to 255, got "3"
					"exit_status": 3|"raises": "ValueError"|raises|is for questions that ask for a function or a class; a program that raises an exception ends with exit_status 1
					"stdin"|"input_variables"|input_variables|is for questions that ask for a function or a class; a program has stdin
					"stdin"|"input"|input|unknown field
					"exit_status": 3|"comparison": {"kind": "typed"}|comparison.kind|typed is for values, but a program prints text; expected text
					""")
	void mistakesInTestsAreNamed(String written, String instead, String field, String message) {
		assertThat(TEST).contains(written);
		Answer refused = test(question(), TEST.replace(written, (instead != null) ? instead : ""));
		assertThat(refused.status()).as(refused.body()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo(field);
		assertThat(refused.json().at("/errors/0/message").stringValue()).startsWith(message);
	}

	@Test
	void longTextsAreRefusedWithTheirSize() {
		long question = question();
		Answer refused = test(question, "{\"stdin\": \"%s\", \"output\": \"\"}".formatted("é".repeat(4_200_000)));
		assertThat(refused.json().at("/errors/0/message").stringValue())
			.isEqualTo("has 8,400,000 bytes; the limit is 8,388,608 (gavel.limits.max-text-size)");
		Answer files = test(question,
				"{\"files\": {\"a\": \"%1$s\", \"b\": \"%1$s\"}, \"output\": \"\"}".formatted("a".repeat(4_200_000)));
		assertThat(files.json().at("/errors/0/field").stringValue()).isEqualTo("files");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"comparison": {"kind": "typed"},|comparison.kind|typed is for values, but a program prints text; expected text, checker or interactor
					""")
	void settingsThatDoNotSuitProgramsAreRefused(String with, String field, String message) {
		Answer refused = api.post("/add_ques", with + QUESTION.formatted(METADATA).substring(1));
		assertThat(refused.json().at("/errors"))
			.hasToString("[{\"field\":\"%s\",\"message\":\"%s\"}]".formatted(field, message));
	}

	@Test
	void textsAndCheckersAreTaken() {
		assertThat(api
			.post("/add_ques",
					"{\"comparison\": {\"kind\": \"text\", \"match\": \"lines\", \"absolute\": 1e-6}, "
							+ QUESTION.formatted(METADATA).substring(1))
			.status()).isEqualTo(201);
	}

	@Test
	void testsDoNotChangeTheirKind() {
		long question = question();
		worker.compiling("", () -> test(question, TEST));
		assertThat(
				api.put("/ques/" + question, QUESTION.formatted(FUNCTION)).json().at("/errors/0/message").stringValue())
			.isEqualTo("has the input of a program; delete the test before you change the kind of the question");
		long other = add(FUNCTION).json().get("id").longValue();
		Answer changed = api.put("/ques/" + other, QUESTION.formatted(METADATA));
		assertThat(changed.json().at("/metadata")).hasToString(METADATA);
		Answer foreign = test(add(FUNCTION).json().get("id").longValue(),
				"{\"input_variables\": {\"n\": 1}, \"stdin\": \"1\", \"output\": 1}");
		assertThat(foreign.json().at("/errors")).hasToString(
				"[{\"field\":\"stdin\",\"message\":\"is for questions that ask for a program; leave it out\"}]");
	}

	@Test
	void severalOutputsAreTaken() {
		JsonNode several = test(question(), "{\"output\": \"1\", \"outputs\": [\"2\", \"1\"]}").json();
		assertThat(several.get("outputs")).hasToString("[\"1\",\"2\"]");
	}

	@Test
	void testsComeAsLines() {
		long question = question();
		String lines = TEST.replace("\n", " ") + "\n{\"stdin\": \"1\", \"output\": \"2\", \"hidden\": true}\n";
		Answer added = worker.compiling("", () -> api.post("/create/testcase/" + question, "application/jsonl", lines));
		assertThat(added.status()).as(added.body()).isEqualTo(201);
		assertThat(api.get("/ques/" + question + "/testcases").json().at("/items/1/stdin").stringValue())
			.isEqualTo("1");
	}

	@Test
	void theFormsMakeTheSameQuestionAndTest() {
		Answer made = api.form("/add_ques", "title=Sum&description=d&type=Easy&kind=program&comparison.kind=typed");
		assertThat(made.status()).as(made.body()).isEqualTo(303);
		String path = made.header("Location");
		assertThat(api.get(path).json().get("metadata")).hasToString(METADATA);
		assertThat(api.get(path).json().at("/comparison/kind").stringValue()).isEqualTo("text");
		assertThat(api.page(path + "/edit").body()).contains(
				"id=\"kind-program\" name=\"kind\" value=\"program\" aria-describedby=\"kind-program-hint\" checked=\"checked\"");
		String tests = "/create" + path.replace("ques", "testcase");
		assertThat(api.page(tests).body()).contains("name=\"stdin\"", "name=\"output\"", "name=\"exit_status\"")
			.doesNotContain("name=\"raises\"", "value=\"typed\"");
		Answer added = worker.compiling("",
				() -> api.form(tests, "stdin=3+4%0D%0A&args=-v%0D%0Aa+b&file_name[0]=data.txt&file_text[0]=1+2%0D%0A"
						+ "&file_name[1]=&file_text[1]=&statements=print(1)&output=7%0D%0A&exit_status=3"));
		assertThat(added.status()).as(added.body()).isEqualTo(303);
		JsonNode test = api.get(path).json().at("/test_cases/0");
		assertThat(test.get("stdin").stringValue()).isEqualTo("3 4\n");
		assertThat(test.get("args")).hasToString("[\"-v\",\"a b\"]");
		assertThat(test.get("files")).hasToString("{\"data.txt\":\"1 2\\n\"}");
		assertThat(test.get("exit_status").intValue()).isEqualTo(3);
		assertThat(api.page(path).body()).contains("3 4\n", "exit status <code>3</code>", "File data.txt");
		assertThat(api.page(path + "/testcases").body()).contains("-v a b");
		assertThat(api.page("/testcases/" + test.get("id").longValue()).body()).contains("value=\"data.txt\"",
				"3 4\n</textarea>", "value=\"3\"");
		Answer refused = api.form(tests, "stdin=&output=&file_name[0]=../b&file_text[0]=&exit_status=");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("is missing; if the program must print nothing, state its exit status, too",
				"../b: expected the name of a file");
		assertThat(api.form(tests, "stdin=&output=&exit_status=0").status()).isEqualTo(303);
	}

	@Test
	void programsRunOnInputOfTheirOwn() {
		long question = question();
		JsonNode run = api
			.post("/code/try/" + question, "{\"code\": \"c\", \"tests\": [{\"stdin\": \"1\"}, {\"args\": [\"a\"]}]}")
			.json();
		assertThat(run.get("total").intValue()).isEqualTo(2);
		JsonNode refused = api.post("/code/try/" + question, "{\"code\": \"c\", \"tests\": [{\"stdin\": 1}]}").json();
		assertThat(refused.at("/errors/0/field").stringValue()).isEqualTo("tests[0].stdin");
		assertThat(api.form("/code/try/" + question, "code=c&stdin=&args=&own=true").header("Location"))
			.startsWith("/trials/");
		assertThat(api.form("/code/try/" + question, "code=c&stdin=1&args=").header("Location")).startsWith("/trials/");
	}

	@Test
	void resultsShowTextsAsTheyAre() {
		long question = question();
		worker.compiling("", () -> test(question, TEST));
		UUID submission = api.submit(question);
		JudgeJob job = worker.job(submission, 1);
		TestReport report = new TestReport(1, 1, Verdict.WRONG_ANSWER, 1000, 1000, 1 << 20, "8\n",
				"on line 1, column 1: expected '7', got '8'", null, "", "");
		worker.report(new Judged(job.judgementId(), 1, Verdict.WRONG_ANSWER, null, List.of(report),
				TestWorker.judged(job, Verdict.ACCEPTED).judgedIn()));
		JsonNode test = api.get("/submissions/" + submission + "?wait=10s").json().at("/tests/0");
		assertThat(test.get("stdin").stringValue()).isEqualTo("3 4\n");
		assertThat(test.get("expected").stringValue()).isEqualTo("7\n");
		assertThat(test.get("output").stringValue()).isEqualTo("8\n");
		assertThat(test.has("input_variables")).isFalse();
		assertThat(api.page("/submissions/" + submission).body()).contains("Standard input",
				"Statements that ran after");
	}

	@Test
	void longTextsAreShownByTheirBeginning() {
		long question = question();
		String text = "0123456789\\n".repeat(200_000);
		JsonNode added = test(question, "{\"stdin\": \"%1$s\", \"output\": \"%1$s\"}".formatted(text)).json();
		assertThat(added.get("input_truncated").booleanValue()).isTrue();
		assertThat(added.get("stdin").stringValue()).hasSize(1000);
		long id = added.get("id").longValue();
		assertThat(api.page("/ques/" + question).body()).hasSizeLessThan(60_000)
			.contains("/testcases/" + id + "/text?field=stdin");
		assertThat(api.page("/ques/" + question + "/testcases").body()).hasSizeLessThan(60_000);
		Answer stdin = api.get("/testcases/" + id + "/text?field=stdin");
		assertThat(stdin.body()).isEqualTo(text.replace("\\n", "\n"));
		assertThat(stdin.header("Content-Disposition")).isEqualTo("attachment; filename=\"%d.in\"".formatted(id));
		assertThat(api.get("/testcases/" + id + "/text?field=output").body()).hasSize(2_200_000);
		assertThat(api.put("/testcases/" + id, added.toString()).json().at("/errors/0").toString())
			.contains("\"field\":\"stdin\"", "is truncated");
	}

	@Test
	void listsOfTestsNameThem() {
		long question = question();
		worker.compiling("", () -> test(question, TEST));
		JsonNode items = api.get("/ques/" + question + "/testcases").json().get("items");
		assertThat(StreamSupport.stream(items.spliterator(), false).map((test) -> test.get("stdin").stringValue()))
			.containsExactly("3 4\n");
	}

	@Test
	void samplesAreShownWholeOrSayThatTheyAreNot() {
		long whole = question();
		test(whole, "{\"stdin\": \"%sthe end\", \"output\": \"7\"}".formatted("1 ".repeat(5000)));
		assertThat(api.page("/ques/" + whole).body())
			.contains("1 1 the end", "Copy<span class=\"visually-hidden\"> Input</span>")
			.doesNotContain("Whole input");
		long cut = question();
		test(cut, "{\"stdin\": \"%sthe end\", \"output\": \"7\"}".formatted("1 ".repeat(10_000)));
		assertThat(api.page("/ques/" + cut).body()).contains("Whole input")
			.doesNotContain("1 1 the end", "Copy<span class=\"visually-hidden\"> Input</span>");
	}

	private long question() {
		return add(METADATA).json().get("id").longValue();
	}

	private Answer add(String metadata) {
		return api.post("/add_ques", QUESTION.formatted(metadata));
	}

	private Answer test(long question, String test) {
		return api.post("/create/testcase/" + question, test);
	}

}
