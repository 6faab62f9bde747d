package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.QuestionKind.PythonClass;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.signature.Signature;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Questions that ask for a class. */
@ApiTest
class ClassesIT {

	private static final String METADATA = "{\"kind\":\"class\",\"class_name\":\"LRUCache\","
			+ "\"variables\":[{\"name\":\"capacity\",\"type\":\"int\"}],\"methods\":["
			+ "{\"name\":\"get\",\"variables\":[{\"name\":\"key\",\"type\":\"int\"}],\"return_type\":\"int\"},"
			+ "{\"name\":\"put\",\"variables\":[{\"name\":\"key\",\"type\":\"int\"},{\"name\":\"value\",\"type\":\"int\"}],"
			+ "\"return_type\":\"None\"},{\"name\":\"items\",\"variables\":[],\"return_type\":\"Dict[int, int]\"}]}";

	private static final String QUESTION = "{\"title\": \"LRU cache\", \"description\": \"d\", \"type\": \"Medium\", \"metadata\": %s}";

	private static final String TEST = """
			{"input_variables": {"operations": ["LRUCache", "put", "get", "get", "items"],
			 "arguments": [[2], [1, 5], [1], [2], []]}, "output": [null, null, 5, -1, {"1": 5}]}
			""";

	private static final String FORM = "title=LRU&description=d&type=Easy&kind=class&class_name=LRUCache&constructor_parameters=capacity%3A+int"
			+ "&method_name=get&method_parameters=key%3A+int&method_type=int&method_name=put"
			+ "&method_parameters=key%3A+int%2C+value%3A+Dict%5Bstr%2C+int%5D&method_type=&method_name=&method_parameters=&method_type=";

	private final ApiClient api;

	private final TestWorker worker;

	private final Suites suites;

	@Autowired
	ClassesIT(ApiClient api, TestWorker worker, Suites suites) {
		this.api = api;
		this.worker = worker;
		this.suites = suites;
	}

	@Test
	void areAnsweredAsTheyAreSentAndJudgedByTheirMethods() {
		JsonNode added = add(METADATA).json();
		assertThat(added.get("metadata")).hasToString(METADATA);
		long question = added.get("id").longValue();
		assertThat(api.put("/ques/" + question, QUESTION.formatted(added.get("metadata"))).status()).isEqualTo(200);
		assertThat(test(question, TEST).status()).isEqualTo(201);
		JudgeJob job = worker.job(api.submit(question), 1);
		assertThat(suites.head(job.run().suiteHash()).kind()).isInstanceOfSatisfying(PythonClass.class,
				(kind) -> assertThat(kind.calls()).extracting(Signature::functionName)
					.containsExactly("LRUCache", "get", "put", "items"));
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
	}

	@Test
	void storedCallsKeepTheirArgumentsByName() {
		long question = add(METADATA).json().get("id").longValue();
		test(question, TEST);
		JsonNode raising = test(question, """
				{"input_variables": {"operations": ["LRUCache", "get"], "arguments": [[2], [1]]}, "raises": "KeyError",
				 "raises_message": "1"}
				""").json();
		String replaced = METADATA.replace("{\"name\":\"key\",\"type\":\"int\"},{\"name\":\"value\"",
				"{\"name\":\"size\",\"type\":\"int\",\"default\":7},{\"name\":\"value\",\"type\":\"int\",\"default\":0},{\"name\":\"key\"");
		Answer changed = api.put("/ques/" + question,
				QUESTION.formatted(replaced.replace("\"name\":\"key\",\"type\":\"int\"}],\"return_type\":\"None\"",
						"\"name\":\"key\",\"type\":\"int\",\"default\":0}],\"return_type\":\"None\"")));
		assertThat(changed.status()).as(changed.body()).isEqualTo(200);
		assertThat(api.get("/ques/" + question).json().at("/test_cases/0/input_variables/arguments/1"))
			.hasToString("[7,5,1]");
		assertThat(api.get("/testcases/" + raising.get("id").longValue()).json().get("raises_message").stringValue())
			.isEqualTo("1");
	}

	@Test
	void takeShorterMetadata() {
		JsonNode added = add("""
				{"kind": "class", "class_name": "Counter", "methods": [{"name": "add", "variables": {"n": "integer"}},
				 {"name": "total", "return_type": "integer"}]}
				""").json();
		assertThat(added.get("metadata")).hasToString(
				"{\"kind\":\"class\",\"class_name\":\"Counter\",\"variables\":[],\"methods\":[{\"name\":\"add\",\"variables\":"
						+ "[{\"name\":\"n\",\"type\":\"int\"}],\"return_type\":\"None\"},{\"name\":\"total\",\"variables\":[],\"return_type\":\"int\"}]}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					"class_name":"LRUCache"|"class_name":"class"|metadata.class_name|expected a Python identifier that is not a keyword, got 'class'
					"class_name":"LRUCache",||metadata.class_name|is missing
					"kind":"class"|"kind":"clas"|metadata.class_name|unknown field
					"name":"put"|"name":"get"|metadata.methods[1].name|'get' appears twice
					"name":"put"|"name":"LRUCache"|metadata.methods[1].name|'LRUCache' appears twice
					"name":"put"|"name":"__init__"|metadata.methods[1].name|expected no constructor among the methods: its parameters are the variables of the class
					"name":"put"|"nam":"put"|metadata.methods[1].nam|unknown field, did you mean 'name'?
					"Dict[int, int]"|"Dit[int, int]"|metadata.methods[2].return_type|unknown type 'Dit'
					"name":"capacity","type":"int"|"name":"capacity","type":"it"|metadata.variables[0].type|unknown type 'it'
					""")
	void mistakesInTheClassAreNamed(String written, String instead, String field, String message) {
		Answer refused = add(METADATA.replace(written, instead != null ? instead : ""));
		assertThat(refused.status()).as(refused.body()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo(field);
		assertThat(refused.json().at("/errors/0/message").stringValue()).contains(message);
	}

	@Test
	void anUnknownKindIsNamed() {
		Answer refused = add(
				"{\"kind\": \"clas\", \"function_name\": \"f\", \"return_type\": \"int\", \"variables\": []}");
		assertThat(refused.json().at("/errors/0")).hasToString(
				"{\"field\":\"metadata.kind\",\"message\":\"expected function, functions, class or program, got 'clas', did you mean 'class'?\"}");
		assertThat(add("{\"kind\": \"class\", \"class_name\": \"A\", \"methods\": []}").json().at("/errors/0"))
			.hasToString(
					"{\"field\":\"metadata.methods\",\"message\":\"is missing; a class has at least one method\"}");
		JsonNode function = add(
				"{\"kind\": \"function\", \"function_name\": \"f\", \"return_type\": \"int\", \"variables\": []}")
			.json();
		assertThat(function.get("metadata"))
			.hasToString("{\"function_name\":\"f\",\"return_type\":\"int\",\"variables\":[]}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					"get", "get"|"got", "get"|input_variables.operations[2]|call 3: expected a method of LRUCache (get, put, items), got 'got', did you mean 'get'?
					["LRUCache", |["put", |input_variables.operations[0]|call 1: expected the class LRUCache, got 'put'
					"get", "items"|"LRUCache", "items"|input_variables.operations[3]|call 4: expected a method, got the class LRUCache, which is called only once
					[1, 5]|[1]|input_variables.arguments[1]|call 2, put(1): expected 2 arguments, got 1
					[1], [2]|[1], ["a"]|input_variables.arguments[3][0]|call 4, get('a'): key: expected int, got 'a'
					[[2], |[["two"], |input_variables.arguments[0][0]|call 1, LRUCache('two'): capacity: expected int, got 'two'
					, []]}|]}|input_variables.arguments|expected a list of arguments for each of the 5 operations, got 4
					, [2], |, 2, |input_variables.arguments[3]|expected List[Any], got 2
					[null, null, 5|[null, 1, 5|output[1]|call 2, put(1, 5): expected None, got 1
					5, -1|"five", -1|output[2]|call 3, get(1): expected int, got 'five'
					5, -1|-1|output|expected a list of 5 results, one for each call (null where None is returned), got 4
					"operations"|"operation"|input_variables.operation|unknown variable, did you mean 'operations'?
					["LRUCache", "put", "get", "get", "items"]|[]|input_variables.operations|expected the class first, such as ["LRUCache", "get"]
					""")
	void mistakesInTestsNameTheCall(String written, String instead, String field, String message) {
		long question = question();
		assertThat(TEST).contains(written);
		Answer refused = test(question, TEST.replace(written, instead));
		assertThat(refused.status()).as(refused.body()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo(field);
		assertThat(refused.json().at("/errors/0/message").stringValue()).startsWith(message);
	}

	@Test
	void testsAreTheSameWhenTheyAreWrittenBack() {
		long question = question();
		JsonNode added = test(question, TEST).json();
		assertThat(added.at("/input_variables")).hasToString(
				"{\"operations\":[\"LRUCache\",\"put\",\"get\",\"get\",\"items\"],\"arguments\":[[2],[1,5],[1],[2],[]]}");
		assertThat(added.get("output").stringValue()).isEqualTo("[None, None, 5, -1, {1: 5}]");
		String path = "/testcases/" + added.get("id").longValue();
		JsonNode whole = api.get(path).json();
		assertThat(api.put(path, whole.toString()).json()).isEqualTo(whole);
		assertThat(whole.has("calls")).isFalse();
	}

	@Test
	void severalOutputsAndExceptionsAreTaken() {
		long question = question();
		JsonNode several = test(question, TEST.replace("}\n", ", \"outputs\": [\"[None, None, 5, 0, {}]\"]}\n")).json();
		assertThat(several.get("outputs")).hasToString("[\"[None, None, 5, -1, {1: 5}]\",\"[None, None, 5, 0, {}]\"]");
		JsonNode raising = test(question, TEST.replaceFirst("\"output\": .*", "\"raises\": \"KeyError\"}")).json();
		assertThat(raising.get("raises").stringValue()).isEqualTo("KeyError");
		assertThat(api.page("/ques/" + question).body()).contains("raises KeyError", "Results, any of");
	}

	@Test
	void testsMustFitAChangedClass() {
		long question = question();
		test(question, TEST);
		String renamed = METADATA.replace("LRUCache", "Cache")
			.replace("\"name\":\"value\",\"type\":\"int\"", "\"name\":\"value\",\"type\":\"float\"");
		assertThat(api.put("/ques/" + question, QUESTION.formatted(renamed)).status()).isEqualTo(200);
		assertThat(api.get("/ques/" + question).json().at("/test_cases/0/input_variables")).hasToString(
				"{\"operations\":[\"Cache\",\"put\",\"get\",\"get\",\"items\"],\"arguments\":[[2],[1,5.0],[1],[2],[]]}");
		Answer lacking = api.put("/ques/" + question,
				QUESTION.formatted(renamed.replace("\"items\"", "\"all\"").replace("Dict[int, int]", "int")));
		assertThat(lacking.json().at("/errors/0/field").stringValue())
			.isEqualTo("test_cases[1].input_variables.operations[4]");
		Answer function = api.put("/ques/" + question, QUESTION
			.formatted("{\"function_name\": \"f\", \"return_type\": \"int\", \"variables\": {\"n\": \"int\"}}"));
		assertThat(function.json().at("/errors/0/message").stringValue())
			.isEqualTo("has calls of the class Cache; delete the test before you change the kind of the question");
		long other = api.addQuestion();
		assertThat(api.put("/ques/" + other, QUESTION.formatted(METADATA)).json().at("/errors/0/message").stringValue())
			.isEqualTo(
					"has arguments of the function Findfrequency; delete the test before you change the kind of the question");
	}

	@Test
	void theComparisonMustFitAMethod() {
		String any = "{\"comparison\": {\"kind\": \"typed\", \"order\": \"any\"}, "
				+ QUESTION.formatted(METADATA).substring(1);
		assertThat(api.post("/add_ques", any).json().at("/errors/0/message").stringValue())
			.startsWith("expected a return type that is a list, got int and Dict[int, int]; leave order out");
		assertThat(api.post("/add_ques", any.replace("Dict[int, int]", "List[int]")).status()).isEqualTo(201);
		assertThat(api.post("/add_ques", any.replace("\"typed\", \"order\": \"any\"", "\"text\""))
			.json()
			.at("/errors/0/message")
			.stringValue()).startsWith("text is for the return type str, got int and Dict[int, int]");
		String texts = any.replace("\"typed\", \"order\": \"any\"", "\"text\"")
			.replace("\"return_type\":\"int\"", "\"return_type\":\"str\"")
			.replace("Dict[int, int]", "str");
		assertThat(api.post("/add_ques", texts).status()).isEqualTo(201);
	}

	@Test
	void theAuthorIsWarnedWhereNothingIsCompared() {
		JsonNode added = add("{\"kind\": \"class\", \"class_name\": \"A\", \"methods\": [{\"name\": \"a\"}]}").json();
		assertThat(added.at("/warnings/0").stringValue()).startsWith("All methods return None");
	}

	@Test
	void theFormsMakeTheSameQuestionAndTest() {
		Answer made = api.form("/add_ques", FORM);
		assertThat(made.status()).as(made.body()).isEqualTo(303);
		String path = made.header("Location");
		assertThat(api.get(path).json().get("metadata")).hasToString(
				"{\"kind\":\"class\",\"class_name\":\"LRUCache\",\"variables\":[{\"name\":\"capacity\",\"type\":\"int\"}],"
						+ "\"methods\":[{\"name\":\"get\",\"variables\":[{\"name\":\"key\",\"type\":\"int\"}],\"return_type\":\"int\"},"
						+ "{\"name\":\"put\",\"variables\":[{\"name\":\"key\",\"type\":\"int\"},{\"name\":\"value\",\"type\":\"Dict[str, int]\"}],"
						+ "\"return_type\":\"None\"}]}");
		assertThat(api.page(path + "/edit").body()).contains("value=\"key: int, value: Dict[str, int]\"",
				"id=\"kind-class\" name=\"kind\" value=\"class\" aria-describedby=\"kind-class-hint\" checked=\"checked\"");
		assertThat(api.page(path).body()).contains("class LRUCache:",
				"    def put(self, key: int, value: Dict[str, int]) -&gt; None:");
		String tests = "/create" + path.replace("ques", "testcase");
		assertThat(api.page(tests).body()).contains("name=\"input_variables.operations[1]\"", "name=\"output[1]\"");
		Answer added = api.form(tests,
				"input_variables.arguments[0]=2&input_variables.operations[1]=put&input_variables.arguments[1]="
						+ "1%2C+%7B%22a%22%3A+1%7D&output[1]=&input_variables.operations[2]=&input_variables.operations[3]=get"
						+ "&input_variables.arguments[3]=1&output[3]=-1");
		assertThat(added.status()).as(added.body()).isEqualTo(303);
		JsonNode test = api.get(path).json().at("/test_cases/0");
		assertThat(test.get("input_variables"))
			.hasToString("{\"operations\":[\"LRUCache\",\"put\",\"get\"],\"arguments\":[[2],[1,{\"a\":1}],[1]]}");
		assertThat(test.get("output").stringValue()).isEqualTo("[None, None, -1]");
		assertThat(api.page(path).body()).contains("put(1, {&#39;a&#39;: 1})");
		assertThat(api.page("/testcases/" + test.get("id").longValue()).body())
			.contains("value=\"1, {&#39;a&#39;: 1}\"", "value=\"-1\"");
	}

	@Test
	void theFormsNameMistakesBesideTheRows() {
		Answer refused = api.form("/add_ques", FORM.replace("key%3A+int&method_type=int", "key%3A+it&method_type=int"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("parameter 1, type: unknown type &#39;it&#39;", "value=\"key: it\"");
		assertThat(api.form("/add_ques/preview", FORM).body()).contains("class LRUCache:");
		long question = question();
		String tests = "/create/testcase/" + question;
		Answer test = api.form(tests,
				"input_variables.arguments[0]=two&input_variables.operations[1]=put&input_variables.arguments[1]=1"
						+ "&input_variables.operations[2]=get&input_variables.arguments[2]=1&output[2]=");
		assertThat(test.status()).isEqualTo(422);
		assertThat(test.body()).contains("call 2, put(1): expected 2 arguments, got 1", "got &#39;two&#39;",
				"is missing");
	}

	@Test
	void resultsShowEachCall() {
		long question = question();
		test(question, TEST);
		UUID submission = api.submit(question);
		JudgeJob job = worker.job(submission, 1);
		TestReport report = new TestReport(1, 1, Verdict.WRONG_ANSWER, 1000, 1000, 1 << 20,
				"[None, None, 5, 7, {1: 5}]", "call 4, get(2): expected -1, got 7", null, "", "");
		worker.report(new Judged(job.judgementId(), 1, Verdict.WRONG_ANSWER, null, List.of(report),
				TestWorker.judged(job, Verdict.ACCEPTED).judgedIn()));
		JsonNode test = api.get("/submissions/" + submission + "?wait=10s").json().at("/tests/0");
		assertThat(test.get("results")).hasToString("[\"None\",\"None\",\"5\",\"7\",\"{1: 5}\"]");
		assertThat(test.get("difference").stringValue()).isEqualTo("call 4, get(2): expected -1, got 7");
		assertThat(api.page("/submissions/" + submission).body().replaceAll("\\s+", " "))
			.contains("<td>get(2)</td> <td><mark>-1</mark></td> <td><mark>7</mark></td>");
	}

	@Test
	void programsAreRunOnCallsOfTheirOwn() {
		long question = question();
		test(question, TEST);
		JsonNode run = api
			.post("/code/try/" + question,
					"""
							{"code": "c", "tests": [{"input_variables": {"operations": ["LRUCache", "items"], "arguments": [[1], []]}}]}
							""")
			.json();
		assertThat(run.get("total").intValue()).isOne();
		JsonNode refused = api
			.post("/code/try/" + question,
					"""
							{"code": "c", "tests": [{"input_variables": {"operations": ["LRUCache", "itms"], "arguments": [[1], []]}}]}
							""")
			.json();
		assertThat(refused.at("/errors/0/field").stringValue()).isEqualTo("tests[0].input_variables.operations[1]");
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
