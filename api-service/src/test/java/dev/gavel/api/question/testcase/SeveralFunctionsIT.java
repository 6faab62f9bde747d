package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.QuestionKind.Functions;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Questions that ask for several functions. */
@ApiTest
class SeveralFunctionsIT {

	private static final String METADATA = "{\"kind\":\"functions\",\"functions\":["
			+ "{\"name\":\"encode\",\"variables\":[{\"name\":\"text\",\"type\":\"str\"},"
			+ "{\"name\":\"shift\",\"type\":\"int\",\"default\":\"1\"}],\"return_type\":\"List[int]\"},"
			+ "{\"name\":\"decode\",\"variables\":[{\"name\":\"text\",\"type\":\"List[int]\"}],\"return_type\":\"str\"},"
			+ "{\"name\":\"sort\",\"variables\":[{\"name\":\"nums\",\"type\":\"List[int]\"}],\"return_type\":\"None\","
			+ "\"answer\":\"nums\"}]}";

	private static final String QUESTION = "{\"title\": \"Codes\", \"description\": \"d\", \"type\": \"Medium\", \"metadata\": %s}";

	private static final String ENCODE = "{\"function\": \"encode\", \"input_variables\": {\"text\": \"a\"}, \"output\": [98]}";

	private static final String DECODE = "{\"function\": \"decode\", \"input_variables\": [[98]], \"output\": \"b\"}";

	private static final String FORM = "title=Codes&description=d&type=Easy&kind=functions&functions_name=encode"
			+ "&functions_parameters=text%3A+str%2C+shift%3A+int+%3D+1&functions_type=Dict%5Bstr%2C+int%5D&functions_answer="
			+ "&functions_name=sort&functions_parameters=text%3A+List%5Bint%5D&functions_type=&functions_answer=text"
			+ "&functions_name=&functions_parameters=&functions_type=&functions_answer=";

	private final ApiClient api;

	private final TestWorker worker;

	private final Suites suites;

	@Autowired
	SeveralFunctionsIT(ApiClient api, TestWorker worker, Suites suites) {
		this.api = api;
		this.worker = worker;
		this.suites = suites;
	}

	@Test
	void areAnsweredAsTheyAreSentAndJudgedByTheirSignatures() {
		JsonNode added = add(METADATA).json();
		assertThat(added.get("metadata")).hasToString(METADATA);
		long question = added.get("id").longValue();
		assertThat(api.put("/ques/" + question, QUESTION.formatted(added.get("metadata"))).status()).isEqualTo(200);
		assertThat(test(question, ENCODE).status()).isEqualTo(201);
		JudgeJob job = worker.job(api.submit(question), 1);
		assertThat(suites.head(job.run().suiteHash()).kind()).isInstanceOfSatisfying(Functions.class,
				(kind) -> assertThat(kind.names()).containsExactly("encode", "decode", "sort"));
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					"name":"encode"|"name":"class"|metadata.functions[0].name|expected a Python identifier that is not a keyword, got 'class'
					"name":"decode"|"name":"encode"|metadata.functions[1].name|'encode' appears twice
					"name":"decode"|"nam":"decode"|metadata.functions[1].nam|unknown field, did you mean 'name'?
					"return_type":"str"|"return_type":"st"|metadata.functions[1].return_type|unknown type 'st'
					"type":"List[int]"}],"return_type":"str"|"type":"Lst[int]"}],"return_type":"str"|metadata.functions[1].variables[0].type|unknown type 'Lst'
					"answer":"nums"|"answer":"num"|metadata.functions[2].answer|expected the name of a parameter (nums), got 'num', did you mean 'nums'?
					"nums","type":"List[int]"|"nums","type":"int"|metadata.functions[2].answer|expected a parameter that a function can change in place
					"kind":"functions"|"kind":"function"|metadata.functions|unknown field
					"functions":[|"functions":[null,|metadata.functions[0]|expected an object with name, variables and return_type
					""")
	void mistakesInFunctionsAreNamed(String written, String instead, String field, String message) {
		assertThat(METADATA).contains(written);
		Answer refused = add(METADATA.replace(written, instead));
		assertThat(refused.status()).as(refused.body()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).as(refused.body()).startsWith(field);
		assertThat(refused.json().at("/errors/0/message").stringValue()).startsWith(message);
	}

	@Test
	void thereIsAtLeastOne() {
		assertThat(add("{\"kind\": \"functions\", \"functions\": []}").json().at("/errors/0"))
			.hasToString("{\"field\":\"metadata.functions\",\"message\":\"expected 1 to 50 functions, got 0\"}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					"function": "encode",||function|is missing; expected the function that the test calls (encode, decode, sort)
					"encode"|"encod"|function|expected the function that the test calls (encode, decode, sort), got 'encod', did you mean 'encode'?
					"encode"|"decode"|input_variables.text|expected List[int], got 'a'
					"text": "a"|"txt": "a"|input_variables.txt|unknown variable, did you mean 'text'?
					{"text": "a"}|["a", 1, 2]|input_variables|expected 2 arguments, found 3
					[98]|"b"|output|expected List[int]
					"output": [98]|"outputs": [[98], 1]|outputs[1]|expected List[int], got 1
					"output": [98]|"output": [98], "comparison": {"kind": "text"}|comparison.kind|text is for the return type str, got List[int]
					""")
	void mistakesInTestsAreThoseOfTheFunction(String written, String instead, String field, String message) {
		long question = question();
		assertThat(ENCODE).contains(written);
		Answer refused = test(question, ENCODE.replace(written, (instead != null) ? instead : ""));
		assertThat(refused.status()).as(refused.body()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).as(refused.body()).isEqualTo(field);
		assertThat(refused.json().at("/errors/0/message").stringValue()).startsWith(message);
	}

	@Test
	void onlyTheirTestsNameAFunction() {
		Answer refused = test(api.addQuestion(),
				"{\"function\": \"Findfrequency\", \"input_variables\": {\"nums\": [1], \"K\": 1}, \"output\": 1}");
		assertThat(refused.json().at("/errors/0")).hasToString(
				"{\"field\":\"function\",\"message\":\"is for questions with several functions; leave it out\"}");
	}

	@Test
	void testsAreTheSameWhenTheyAreWrittenBack() {
		long question = question();
		JsonNode added = test(question, ENCODE).json();
		assertThat(added.get("function").stringValue()).isEqualTo("encode");
		assertThat(added.get("input_variables")).hasToString("{\"text\":\"a\",\"shift\":1}");
		requireTheSameWrittenBack(added);
		requireTheSameWrittenBack(test(question, DECODE).json());
		requireTheSameWrittenBack(test(question,
				DECODE.replace("\"output\": \"b\"",
						"\"outputs\": [\"b\", \"c\"], \"comparison\": {\"kind\": \"text\", \"match\": \"lines\"}"))
			.json());
		requireTheSameWrittenBack(
				test(question, DECODE.replace("\"output\": \"b\"", "\"raises\": \"ValueError\"")).json());
		requireTheSameWrittenBack(test(question,
				"{\"function\": \"sort\", \"input_literals\": {\"nums\": \"[2, 1]\"}, \"output\": \"[1, 2]\", \"hidden\": true}")
			.json());
		JsonNode several = api.get("/ques/" + question + "/testcases").json().get("items");
		assertThat(several).extracting((test) -> test.get("function").stringValue())
			.containsExactly("encode", "decode", "decode", "decode", "sort");
	}

	private void requireTheSameWrittenBack(JsonNode test) {
		String path = "/testcases/" + test.get("id").longValue();
		JsonNode whole = api.get(path).json();
		assertThat(api.put(path, whole.toString()).json()).isEqualTo(whole);
		assertThat(whole.get("output")).isEqualTo(test.get("output"));
	}

	@Test
	void storedTestsFollowTheirFunction() {
		long question = question();
		test(question, ENCODE);
		test(question, DECODE);
		String changed = METADATA.replace("\"decode\"", "\"restore\"")
			.replace("{\"name\":\"text\",\"type\":\"str\"},", "")
			.replace("\"default\":\"1\"}]",
					"\"default\":\"1\"},{\"name\":\"text\",\"type\":\"str\",\"default\":\"''\"}]");
		Answer renamed = api.put("/ques/" + question, QUESTION.formatted(changed));
		assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
		JsonNode tests = api.get("/ques/" + question).json().get("test_cases");
		assertThat(tests.at("/0/input_variables")).hasToString("{\"shift\":1,\"text\":\"a\"}");
		assertThat(tests.at("/1/function").stringValue()).isEqualTo("restore");
		Answer without = api.put("/ques/" + question,
				QUESTION.formatted("{\"kind\": \"functions\", \"functions\": [{\"name\": \"encode\", \"variables\": "
						+ "{\"text\": \"str\", \"shift\": \"int\"}, \"return_type\": \"List[float]\"}]}"));
		assertThat(without.json().at("/errors/0/field").stringValue()).isEqualTo("test_cases[2].function");
		assertThat(without.json().at("/errors/0/message").stringValue()).isEqualTo(
				"the test calls restore, which is no longer one of the functions (encode); delete the test first");
	}

	@Test
	void aQuestionMayGrowFromOneFunctionToSeveralAndBack() {
		String one = "{\"function_name\": \"encode\", \"return_type\": \"List[int]\", \"variables\": {\"text\": \"str\"}}";
		long question = add(one).json().get("id").longValue();
		test(question, ENCODE.replace("\"function\": \"encode\", ", ""));
		assertThat(api.put("/ques/" + question, QUESTION.formatted(METADATA)).status()).isEqualTo(200);
		assertThat(api.get("/ques/" + question).json().at("/test_cases/0/function").stringValue()).isEqualTo("encode");
		Answer shorter = api.put("/ques/" + question,
				QUESTION.formatted(one.replace("\"str\"}", "\"str\", \"shift\": \"int\"}")));
		assertThat(shorter.status()).as(shorter.body()).isEqualTo(200);
		assertThat(api.get("/ques/" + question).json().at("/test_cases/0").has("function")).isFalse();
		assertThat(api.put("/ques/" + question, QUESTION.formatted(METADATA)).status()).isEqualTo(200);
		test(question, DECODE);
		assertThat(api.put("/ques/" + question, QUESTION.formatted(one)).json().toString())
			.contains("has a call of decode; delete the test before you change the kind of the question");
	}

	@Test
	void theComparisonMustFitOneOfThem() {
		String any = "{\"comparison\": {\"kind\": \"typed\", \"order\": \"any\"}, "
				+ QUESTION.formatted(METADATA).substring(1);
		assertThat(api.post("/add_ques", any).status()).isEqualTo(201);
		Answer none = api.post("/add_ques", any.replace("List[int]", "int").replace(",\"answer\":\"nums\"", ""));
		assertThat(none.json().at("/errors/0/message").stringValue())
			.startsWith("expected a return type that is a list, got Union[int, str, None]");
	}

	@Test
	void theAuthorIsWarnedOfAFunctionThatAnswersNothing() {
		JsonNode added = add(METADATA.replace(",\"answer\":\"nums\"", "")).json();
		assertThat(added.at("/warnings/0").stringValue())
			.startsWith("sort returns None, so its tests accept any program");
	}

	@Test
	void theFormsMakeTheSameQuestionAndTest() {
		Answer made = api.form("/add_ques", FORM);
		assertThat(made.status()).as(made.body()).isEqualTo(303);
		String path = made.header("Location");
		assertThat(api.get(path).json().get("metadata")).hasToString("{\"kind\":\"functions\",\"functions\":["
				+ "{\"name\":\"encode\",\"variables\":[{\"name\":\"text\",\"type\":\"str\"},{\"name\":\"shift\",\"type\":\"int\",\"default\":\"1\"}],"
				+ "\"return_type\":\"Dict[str, int]\"},"
				+ "{\"name\":\"sort\",\"variables\":[{\"name\":\"text\",\"type\":\"List[int]\"}],\"return_type\":\"None\",\"answer\":\"text\"}]}");
		assertThat(api.page(path + "/edit").body()).contains("value=\"text: str, shift: int = 1\"",
				"id=\"kind-functions\" name=\"kind\" value=\"functions\" aria-describedby=\"kind-functions-hint\" checked=\"checked\"");
		assertThat(api.page(path).body()).contains("def encode(text: str, shift: int = 1) -&gt; Dict[str, int]:",
				"Change text in place; what is returned is ignored.");
		String tests = "/create" + path.replace("ques", "testcase");
		assertThat(api.page(tests).body()).contains("name=\"input_variables.encode.text\"",
				"name=\"input_variables.sort.text\"");
		Answer added = api.form(tests,
				"function=sort&input_variables.encode.text=ignored&input_variables.sort.text=[2, 1]"
						+ "&output=[1, 2]&outputs[0]=[2, 1]");
		assertThat(added.status()).as(added.body()).isEqualTo(303);
		JsonNode test = api.get(path).json().at("/test_cases/0");
		assertThat(test.get("function").stringValue()).isEqualTo("sort");
		assertThat(test.get("outputs")).hasToString("[\"[1, 2]\",\"[2, 1]\"]");
		String edit = api.page("/testcases/" + test.get("id").longValue()).body();
		assertThat(edit).containsPattern("<option value=\"sort\"[^>]* selected=\"selected\"").contains("[2, 1]");
		Answer refused = api.form(tests, "function=encode&input_variables.encode.shift=x&output={}");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("input_variables.encode.text-error", "input_variables.encode.shift-error");
		assertThat(api.form(tests, "function=&output={}").body()).contains("id=\"function-error\"");
		assertThat(api.page(path + "/testcases").body()).contains("<strong>sort</strong>");
	}

	@Test
	void resultsNameTheFunction() {
		long question = question();
		test(question, ENCODE);
		test(question, DECODE);
		UUID submission = api.submit(question);
		JudgeJob job = worker.job(submission, 1);
		worker.report(new Judged(job.judgementId(), 1, Verdict.WRONG_ANSWER, null,
				List.of(new TestReport(0, 1, Verdict.ACCEPTED, 1900, 1900, 1024, "[98]", null, null, "", ""),
						new TestReport(0, 2, Verdict.WRONG_ANSWER, 1900, 1900, 1024, "'c'",
								"decode([98]): expected 'b', got 'c'", null, "", "")),
				TestWorker.judged(job, Verdict.WRONG_ANSWER).judgedIn()));
		JsonNode tests = api.get("/submissions/" + submission + "?wait=20s").json().get("tests");
		assertThat(tests.at("/0/function").stringValue()).isEqualTo("encode");
		assertThat(tests.at("/1/expected").stringValue()).isEqualTo("'b'");
		assertThat(api.page("/submissions/" + submission).body()).contains("<code>decode</code>",
				"decode([98]): expected &#39;b&#39;, got &#39;c&#39;");
	}

	@Test
	void programsAreRunOnCallsOfTheirOwn() {
		long question = question();
		test(question, ENCODE);
		JsonNode run = api
			.post("/code/try/" + question,
					"{\"code\": \"c\", \"tests\": [{\"function\": \"decode\", \"input_variables\": {\"text\": [1]}}]}")
			.json();
		assertThat(run.get("total").intValue()).isOne();
		JsonNode refused = api
			.post("/code/try/" + question, "{\"code\": \"c\", \"tests\": [{\"input_variables\": {\"text\": [1]}}]}")
			.json();
		assertThat(refused.at("/errors/0/field").stringValue()).isEqualTo("tests[0].function");
		assertThat(api.form("/code/try/" + question, "code=c&function=sort&input_variables.sort.nums=[3]").status())
			.isEqualTo(303);
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
