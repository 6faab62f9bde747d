package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.QuestionKind.Function;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is read of a test can be written back, and is the same test. */
@ApiTest
class RoundTripIT {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final int PARAMETERS = 40;

	private static final Pattern FIELD = Pattern.compile("<textarea[^>]*name=\"([^\"]+)\"[^>]*>(.*?)</textarea>",
			Pattern.DOTALL);

	private final ApiClient api;

	private final TestCaseRepository repository;

	private final TestWorker worker;

	private final Suites suites;

	@Autowired
	RoundTripIT(ApiClient api, TestCaseRepository repository, TestWorker worker, Suites suites) {
		this.suites = suites;
		this.api = api;
		this.repository = repository;
		this.worker = worker;
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void readingATestAndWritingItBackChangesNothing(long seed) {
		GeneratedTests generated = new GeneratedTests(seed);
		List<ValueType> types = new ArrayList<>();
		List<Value> values = new ArrayList<>();
		for (int i = 0; i <= PARAMETERS; i++) {
			types.add(generated.type());
			values.add(generated.value(types.get(i)));
		}
		long question = addQuestion(types);
		long id = add(question, request(values)).get("id").longValue();
		requireStored(question, values);
		JsonNode listed = api.get("/ques/" + question + "/testcases").json().at("/items/0");
		assertThat(api.put("/testcases/" + id, listed.toString()).status()).isEqualTo(200);
		requireStored(question, values);
		JsonNode whole = api.get("/testcases/" + id).json();
		assertThat(whole).isEqualTo(listed);
		assertThat(api.put("/testcases/" + id, whole.toString()).json()).isEqualTo(listed);
		JsonNode sample = api.get("/ques/" + question).json().at("/test_cases/0");
		assertThat(sample).isEqualTo(listed);
		add(question, sample.toString());
		Answer lines = api.post("/create/testcase/" + question, "application/jsonl", sample + "\n" + sample + "\n");
		assertThat(lines.status()).as(lines.body()).isEqualTo(201);
		requireStored(question, values);
		assertThat(submitForm(id).status()).isEqualTo(303);
		requireStored(question, values);
	}

	private long addQuestion(List<ValueType> types) {
		ObjectNode question = JSON.createObjectNode().put("title", "t").put("description", "d").put("type", "Easy");
		ObjectNode metadata = question.putObject("metadata");
		metadata.put("function_name", "f").put("return_type", types.get(PARAMETERS).toString());
		for (int i = 0; i < PARAMETERS; i++) {
			metadata.withArray("variables").addObject().put("name", "x" + i).put("type", types.get(i).toString());
		}
		return api.post("/add_ques", question.toString()).json().get("id").longValue();
	}

	private static String request(List<Value> values) {
		ObjectNode test = JSON.createObjectNode();
		ObjectNode literals = test.putObject("input_literals");
		for (int i = 0; i < PARAMETERS; i++) {
			literals.put("x" + i, values.get(i).toString());
		}
		return test.put("output", values.get(PARAMETERS).toString()).toString();
	}

	private JsonNode add(long question, String test) {
		Answer answer = api.post("/create/testcase/" + question, test);
		assertThat(answer.status()).as(() -> test + answer.body()).isEqualTo(201);
		return answer.json();
	}

	private List<SuiteTest> stored(long question) {
		return repository.some(question, 1, 10).stream().map(StoredTest::toSuiteTest).toList();
	}

	private void requireStored(long question, List<Value> values) {
		for (SuiteTest test : stored(question)) {
			assertThat(test.arguments()).isEqualTo(values.subList(0, PARAMETERS));
			assertThat(test.expected()).isEqualTo(values.get(PARAMETERS));
		}
	}

	private Answer submitForm(long id) {
		String form = SentForm.of(api.get("/testcases/" + id, "Accept", "text/html").body());
		return api.post("/testcases/" + id, "application/x-www-form-urlencoded", form, "Accept", "text/html");
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-",
			value = { "Any;(1, 2);-;(1, 2)", "Any;{1, 2};-;{1, 2}", "Any;{1: 'a'};-;{1: 'a'}", "Any;nan;-;nan",
					"Any;[1, 2.0, 'a', None];[1,2.0,\"a\",null];-", "Any;{'a': [1]};{\"a\":[1]};-",
					"List[Any];[(1,)];-;[(1,)]", "Tuple[int, int];(1, 2);[1,2];-", "Set[int];{1};[1];-",
					"Dict[int, str];{1: 'a'};[[1,\"a\"]];-", "float;inf;\"inf\";-", "float;1.0;1.0;-",
					"Union[float, str];inf;-;inf", "Union[float, str];'inf';\"inf\";-", "str;'\\ud800';-;'\\ud800'",
					"Union[List[int], Tuple[int, int]];(1, 2);-;(1, 2)", "ListNode;[1, 2];[1,2];-",
					"TreeNode;[1, None, 2];[1,null,2];-", "Deque[int];[1, 2];[1,2];-", "FrozenSet[int];{1};[1];-",
					"DefaultDict[str, int];{'a': 1};{\"a\":1};-", "bytes;b'a\\xff';\"b'a\\\\xff'\";-",
					"complex;(1+2j);\"(1+2j)\";-", "Decimal;Decimal('1.50');\"1.50\";-",
					"Set[Decimal];{Decimal('1.50')};[\"1.50\"];-", "Literal['a', 1];'a';\"a\";-",
					"Union[str, Decimal];Decimal('1.50');-;Decimal('1.50')",
					"int;123456789012345678901234567890;123456789012345678901234567890;-" })
	void answersWithPythonTextOnlyWhereJsonCannotSayAValue(String type, String literal, String json, String text) {
		long question = addQuestion(type);
		JsonNode added = add(question,
				JSON.createObjectNode()
					.put("output", "1")
					.set("input_literals", JSON.createObjectNode().put("x", literal))
					.toString());
		assertThat(added.at("/input_variables/x").toString()).isEqualTo((json != null) ? json : "");
		assertThat(added.at("/input_literals/x").asString("")).isEqualTo((text != null) ? text : "");
		assertThat(added.has("input_literals")).isEqualTo(text != null);
		assertThat(added.has("inputs")).isFalse();
		String page = HtmlUtils.htmlUnescape(api.get("/ques/" + question, "Accept", "text/html").body());
		assertThat(page).contains(">%s</span></div>".formatted(shown(type, literal)));
	}

	/** Nodes are shown in LeetCode's notation. */
	private static String shown(String type, String literal) {
		return type.equals("TreeNode") ? literal.replace("None", "null") : literal;
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "Tuple[ListNode, Any];([1], {1});([1], {1})", "Tuple[ListNode, Any];([1], {1: 2});([1], {1: 2})",
					"Tuple[ListNode, Union[str, Decimal]];([1], Decimal('1.50'));([1], Decimal('1.50'))",
					"Tuple[TreeNode, float];([1, None, 2], inf);[[1, null, 2], Infinity]",
					"Tuple[TreeNode, Any];([1, None, 2], 'a');[[1, null, 2], \"a\"]" })
	void valuesBesideNodesStayAsTheyAre(String type, String literal, String shown) {
		long question = addQuestion(type, type);
		long id = add(question,
				JSON.createObjectNode()
					.put("output", literal)
					.set("input_literals", JSON.createObjectNode().put("x", literal))
					.toString())
			.get("id")
			.longValue();
		String before = stored(question).toString();
		JsonNode whole = api.get("/testcases/" + id).json();
		assertThat(whole.get("output").stringValue()).isEqualTo(shown);
		assertThat(api.put("/testcases/" + id, whole.toString()).status()).isEqualTo(200);
		assertThat(stored(question)).hasToString(before);
		assertThat(submitForm(id).status()).isEqualTo(303);
		assertThat(stored(question)).hasToString(before);
	}

	private long addQuestion(String type) {
		return addQuestion(type, "Any");
	}

	private long addQuestion(String type, String returnType) {
		return api.post("/add_ques", """
				{"title": "t", "description": "d", "type": "Easy", "metadata": {"function_name": "f",
				 "return_type": "%s", "variables": {"x": "%s"}}}""".formatted(returnType, type))
			.json()
			.get("id")
			.longValue();
	}

	@Test
	void anEvaluationAndASubmissionAnswerWithPythonTextToo() {
		long question = addQuestion("Any");
		String test = "{\"input_literals\": {\"x\": \"(1, {2})\"}, \"output\": \"(1, 2)\"}";
		add(question, test);
		String evaluation = api.post("/code/try/" + question, "{\"code\": \"x\", \"tests\": [" + test + "]}")
			.json()
			.get("id")
			.stringValue();
		requireLiteral(worker.job(UUID.fromString(evaluation), 1), "/trials/" + evaluation);
		UUID submission = api.submit(question);
		requireLiteral(worker.job(submission, 1), "/submissions/" + submission);
	}

	private void requireLiteral(JudgeJob job, String path) {
		Judged judged = TestWorker.judged(job, Verdict.ACCEPTED);
		worker.report(new Judged(job.judgementId(), 1, Verdict.ACCEPTED, null,
				List.of(new TestReport(0, 1, Verdict.ACCEPTED, 1900, 1900, 1024, "(1, 2)", null, null, "", "")),
				judged.judgedIn()));
		JsonNode done = api.get(path + "?wait=20s").json().at("/tests/0");
		assertThat(done.at("/input_literals/x").stringValue()).isEqualTo("(1, {2})");
		assertThat(done.get("input_variables").isEmpty()).isTrue();
		assertThat(done.has("inputs")).isFalse();
		assertThat(api.get(path, "Accept", "text/html").body()).contains("x = (1, {2})");
	}

	@Test
	void aLongTestIsReadWholeByItself() {
		long question = addQuestion("str");
		String value = "\u00e4".repeat(20_000);
		long id = add(question,
				JSON.createObjectNode()
					.put("output", "'" + value + "'")
					.set("input_variables", JSON.createObjectNode().put("x", value))
					.toString())
			.get("id")
			.longValue();
		JsonNode listed = api.get("/ques/" + question + "/testcases").json().at("/items/0");
		assertThat(listed.get("input_truncated").booleanValue()).isTrue();
		assertThat(listed.get("output_truncated").booleanValue()).isTrue();
		assertThat(api.put("/testcases/" + id, listed.toString()).status()).isEqualTo(422);
		JsonNode whole = api.get("/testcases/" + id).json();
		assertThat(whole.at("/input_variables/x").stringValue()).isEqualTo(value);
		assertThat(api.put("/testcases/" + id, whole.toString()).status()).isEqualTo(200);
		assertThat(api.get("/testcases/" + id).json()).isEqualTo(whole);
	}

	@Test
	void whatIsTypedInAFormIsStoredAsItWasTyped() {
		long question = addQuestion("str");
		Answer answer = api.post("/create/testcase/" + question, "application/x-www-form-urlencoded",
				"input_variables.x=" + encode("  two\r\nlines \r\n") + "&output=" + encode("\r\n[1,\r\n 2]\r\n"));
		assertThat(answer.status()).isEqualTo(303);
		SuiteTest stored = stored(question).get(0);
		assertThat(stored.arguments().toString()).isEqualTo("['  two\\nlines \\n']");
		assertThat(stored.expected()).hasToString("[1, 2]");
	}

	@Test
	void aRefusedFormKeepsWhatWasTyped() {
		long question = addQuestion("str");
		Answer answer = api.post("/create/testcase/" + question, "application/x-www-form-urlencoded",
				"input_variables.x=" + encode("\r\n two\r\n"), "Accept", "text/html");
		assertThat(answer.status()).isEqualTo(422);
		Matcher field = FIELD.matcher(answer.body());
		assertThat(field.find()).isTrue();
		assertThat(HtmlUtils.htmlUnescape(field.group(2))).isEqualTo("\n\n two\n");
	}

	@ParameterizedTest
	@CsvSource({ "/add_ques, description", "/create/testcase/{id}, output", "/create/testcase/{id}, input_variables.x",
			"/ques/{id}/testcases, lines", "/code/execute/{id}, code", "/code/try/{id}, code",
			"/code/try/{id}, input_variables.x" })
	void aRefusedFormKeepsALongText(String path, String name) {
		String text = "\n" + "a".repeat(150_000);
		Answer answer = api.post(path.replace("{id}", "" + addQuestion("str")), "application/x-www-form-urlencoded",
				encode(name) + "=" + encode(text.replace("\n", "\r\n")), "Accept", "text/html");
		assertThat(answer.status()).isIn(409, 413, 422);
		assertThat(FIELD.matcher(answer.body()).results().filter((found) -> found.group(1).equals(name)))
			.extracting((found) -> HtmlUtils.htmlUnescape(found.group(2)))
			.containsExactly("\n" + text);
	}

	@Test
	void theLongestStatementCanBeEdited() {
		String statement = "#".repeat(100_000);
		long question = api
			.post("/add_ques",
					JSON.createObjectNode()
						.put("title", "t")
						.put("type", "Easy")
						.put("description", statement)
						.set("metadata",
								JSON.createObjectNode()
									.put("function_name", "f")
									.put("return_type", "int")
									.set("variables", JSON.createObjectNode().put("x", "int")))
						.toString())
			.json()
			.get("id")
			.longValue();
		Answer form = api.get("/ques/" + question + "/edit", "Accept", "text/html");
		assertThat(form.status()).isEqualTo(200);
		assertThat(HtmlUtils.htmlUnescape(form.body())).contains("\n" + statement + "</textarea>");
	}

	@Test
	void aNameWithALigatureIsSpelledAsPythonSpellsIt() {
		long question = api.post("/add_ques", """
				{"title": "t", "description": "d", "type": "Easy", "metadata": {"function_name": "\ufb01nd",
				 "return_type": "int", "variables": {"\ufb01rst": "int"}}}""").json().get("id").longValue();
		assertThat(api.get("/ques/" + question).json().at("/metadata/function_name").stringValue()).isEqualTo("find");
		add(question, "{\"input_variables\": {\"first\": 1}, \"output\": \"1\"}");
		assertThat(add(question, "{\"input_variables\": {\"\ufb01rst\": 1}, \"output\": \"1\"}")
			.at("/input_variables/first")
			.intValue()).isOne();
		Function kind = (Function) suites.head(worker.job(api.submit(question), 1).run().suiteHash()).kind();
		assertThat(kind.signature().functionName()).isEqualTo("find");
	}

}
