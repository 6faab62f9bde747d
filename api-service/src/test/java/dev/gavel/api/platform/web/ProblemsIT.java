package dev.gavel.api.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Bad input gets a clear answer and changes nothing. */
@ApiTest
class ProblemsIT {

	private static final String LONG = "#".repeat(65_537);

	private final ApiClient api;

	private long question;

	private int questionsBefore;

	@Autowired
	ProblemsIT(ApiClient api) {
		this.api = api;
	}

	@BeforeEach
	void addQuestion() {
		question = api.addQuestion();
		questionsBefore = questions();
	}

	private int questions() {
		return api.get("/").json().get("total").intValue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-",
			textBlock = """
					# path               | body                            | status | type               | detail
					/code/execute/999999 | {"code":"x"}                    | 404 | not-found             | There is no question 999999.
					/code/execute/abc    | {"code":"x"}                    | 404 | not-found             | There is nothing at /code/execute/abc: expected a whole number
					/code/execute/{id}   | ``                              | 400 | malformed-json        | The body is empty
					/code/execute/{id}   | {"code":"x",}                   | 400 | malformed-json        | Not JSON at line 1, column 13: expected a key in double quotes, found '}'.
					/code/execute/{id}   | {"code":"x","code":"y"}         | 400 | malformed-json        | the key 'code' appears twice.
					/code/execute/{id}   | {"code":"x"} {}                 | 400 | malformed-json        | Not JSON at line 1, column 14: expected the end of the text, found more.
					/code/execute/{id}   | null                            | 400 | malformed-json        | The body is empty
					/code/execute/{id}   | ["x"]                           | 422 | invalid               | expected a JSON object
					/code/execute/{id}   | {}                              | 422 | invalid               | code: is missing
					/code/execute/{id}   | {"code":" "}                    | 422 | invalid               | code: is missing
					/code/execute/{id}   | {"code":1}                      | 422 | invalid               | code: expected text
					/code/execute/{id}   | {"code":"x","langauge":"y"}     | 422 | invalid               | langauge: unknown field, did you mean 'language'?
					/code/execute/{id}   | {"code":"x","language":"java"}  | 422 | invalid               | language: expected python3 (or python, py3, py), got 'java'
					/code/execute/{id}   | {"code":"a\\u0000b"}            | 422 | invalid               | code: has a null character at position 2
					/code/execute/{id}   | {"code":"\\ud800"}              | 422 | invalid               | half of a surrogate pair
					/code/execute/{id}   | {"code":"LONG"}                 | 413 | source-too-large      | The program has 65,537 bytes; the limit is 65,536
					/create/testcase/9999| {}                              | 404 | not-found             | There is no question 9999.
					/create/testcase/{id}| {}                              | 422 | invalid               | input_variables: is missing; output: is missing
					/create/testcase/{id}| {"input_variables":{"nums":[1],"L":2},"output":"1"}        | 422 | invalid | input_variables.L: unknown variable, did you mean 'K'?
					/create/testcase/{id}| {"input_variables":{"nums":[1],"k":2,"K":3,"k2":1},"output":"1"} | 422 | invalid | input_variables.k: unknown
					/create/testcase/{id}| {"input_variables":{"nums":[1,"a"],"K":2},"output":"1"}    | 422 | invalid | input_variables.nums[1]: expected int, got 'a'
					/create/testcase/{id}| {"input_variables":{"nums":[1],"K":1e400},"output":"1"}    | 422 | invalid | too large for a float
					/create/testcase/{id}| {"input_variables":{"nums":[1],"K":2},"output":"x"}        | 422 | invalid | output: expected int
					/create/testcase/{id}| {"input_variables":{"nums":[1],"K":DIGITS},"output":"1"}   | 400 | malformed-json | Not JSON: a number may have at most 100,000 digits.
					/create/testcase/{id}| {"input_variables":DEEP                                    | 400 | malformed-json | Not JSON: values may be nested at most 200 levels deep.
					/create/testcase/{id}| {"input_variables":{"nums":[1],"K":2},"output":"1","hidden":"x"} | 422 | invalid | hidden: expected true or false
					/create/testcase/{id}| {"input_literals":{"nums":"[1","K":"2"},"output":"1"}     | 422 | invalid | input_literals.nums: not a Python literal: expected ',' or ']' at line 1, column 3, but the text ends
					/create/testcase/{id}| {"input_literals":{"nums":[1],"K":"2"},"output":"1"}      | 422 | invalid | input_literals.nums: expected a Python literal as text
					/create/testcase/{id}| {"input_variables":{"nums":[1],"K":2},"input_literals":{"K":"2"},"output":"1"} | 422 | invalid | input_literals.K: is also in input_variables; give it only once
					/create/testcase/{id}| {"input_variables":{"nums":[1]},"input_literals":{"L":"2"},"output":"1"} | 422 | invalid | input_literals.L: unknown variable, did you mean 'K'?
					/create/testcase/{id}| {"input_variables":{"nums":"[1…","K":2},"input_truncated":true,"output":"1"} | 422 | invalid | input_variables: is truncated; GET /testcases/{id} returns the full value
					/create/testcase/{id}| {"inputs":{}}                   | 422 | invalid               | inputs: unknown field
					/add_ques            | {}                              | 422 | invalid               | title: is missing; description: is missing; type: is missing
					/add_ques            | {"time_limit_ms":99999999999}   | 422 | invalid               | time_limit_ms: expected a whole number
					/add_ques            | {"time_limit_ms":1.5}           | 422 | invalid               | time_limit_ms: expected a whole number
					/add_ques            | {"time_limit_ms":16000}         | 422 | invalid               | time_limit_ms: expected 50 to 15000, got 16000
					/add_ques            | {"memory_limit_mb":1}           | 422 | invalid               | memory_limit_mb: expected 32 to 512, got 1
					/add_ques            | {"metadata":{"function":"f"}}   | 422 | invalid               | metadata.function: unknown field
					""")
	void badJsonIsAnsweredByProblem(String path, String body, int status, String type, String detail) {
		String sent = body.replace("LONG", LONG)
			.replace("DIGITS", "9".repeat(100_001))
			.replace("DEEP", "[".repeat(300));
		Answer answer = api.post(path.replace("{id}", "" + question), sent);
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/" + type);
		assertThat(answer.json().get("status").intValue()).isEqualTo(status);
		assertThat(answer.json().get("detail").stringValue()).contains(detail)
			.doesNotContain("REDACTED", "FAIL_ON", "Stream", "`");
		assertThat(answer.json().get("instance").stringValue()).isEqualTo(path.replace("{id}", "" + question));
		assertThat(answer.json().get("title").stringValue()).isNotBlank();
		assertNothingWasStored();
	}

	private void assertNothingWasStored() {
		assertThat(questions()).isEqualTo(questionsBefore);
		assertThat(api.get("/submissions?question_id=" + question).json().get("total").intValue()).isZero();
		assertThat(api.get("/ques/" + question).json().get("test_cases")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/ques/999999                                      | 404 | not-found
			/ques/abc                                         | 404 | not-found
			/ques/99999999999999999999                        | 404 | not-found
			/submissions/abc                                  | 404 | not-found
			/submissions/00000000-0000-7000-8000-000000000000 | 404 | not-found
			/submissions?page=-1                              | 422 | invalid
			/submissions?size=101                             | 422 | invalid
			/submissions?question_id=x                        | 422 | invalid
			/?page=x                                          | 422 | invalid
			/nothing                                          | 404 | not-found
			/internal/suites/0                                | 401 | unauthorized
			/code/execute/1                                   | 405 | method-not-allowed
			""")
	void badPathIsAnsweredByProblem(String path, int status, String type) {
		Answer answer = api.get(path);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/" + type);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /?q=%C3%28, ''", "GET, /submissions?since=%C3%28, ''", "POST, /code/execute/{id}, code=%C3%28",
			"POST, /code/execute/{id}, code=%zz", "POST, /code/execute/{id}, code=%zzLONG",
			"POST, /code/try/{id}, code=%", "POST, /code/execute/{id}, co%0Ade=1" })
	void aParameterThatIsNotEncodedWellIsAnsweredByProblem(String method, String path, String form) {
		String to = path.replace("{id}", "" + question);
		Answer answer = method.equals("GET") ? api.get(to)
				: api.post(to, "application/x-www-form-urlencoded", form.replace("LONG", "x".repeat(20_000)));
		assertThat(answer.status()).as(answer.body()).isEqualTo(400);
		assertThat(answer.json().get("detail").stringValue()).contains("percent-encoded in UTF-8");
		assertNothingWasStored();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/add_ques", "/code/try/{id}", "/create/testcase/{id}/fill" })
	void refusesAMultipartBodyWithoutABoundary(String path) {
		Answer answer = api.post(path.replace("{id}", "" + question), "multipart/form-data", "x");
		assertThat(answer.status()).as(answer.body()).isEqualTo(415);
		assertThat(answer.json().get("detail").stringValue()).contains("application/json");
		assertThat(api.post("/submissions/" + UUID.randomUUID() + "/rejudge", "multipart/form-data", "x").status())
			.isEqualTo(404);
		assertNothingWasStored();
	}

	@Test
	void namesTheElementThatIsNull() {
		assertRefused(api.post("/rejudgings", "{\"submission_ids\":[null]}"), "submission_ids[0]", "expected an id");
		assertRefused(api.get("/submissions?id=,"), "id[0]", "expected an id");
		assertRefused(api.put("/ques/" + question + "/testcases/order", "{\"testcase_ids\":[null]}"), "testcase_ids[0]",
				"expected a test case of this question, got null");
		assertRefused(api.post("/create/testcase/" + question, "application/jsonl", "null\n"), "lines[1]",
				"expected a JSON object, got null");
	}

	private static void assertRefused(Answer answer, String field, String message) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(422);
		assertThat(answer.json().at("/errors/0/field").stringValue()).isEqualTo(field);
		assertThat(answer.json().at("/errors/0/message").stringValue()).contains(message);
	}

	@Test
	void refusesAToleranceThatIsNoDouble() {
		String comparison = "\"comparison\":{\"kind\":\"typed\",\"relative\":1%s}".formatted("0".repeat(9_990));
		Answer answer = api.post("/add_ques", Examples.QUESTION.replaceFirst("\\{", "{" + comparison + ","));
		assertRefused(answer, "comparison.relative", "expected a number from 0 to less than 1, got 1000");
		assertThat(answer.body()).hasSizeLessThan(1000);
	}

	@Test
	void saysWhatIsWrongWithLinesInSentences() {
		Answer answer = api.post("/create/testcase/" + question, "application/jsonl",
				"{\n{\"input_variables\":" + "[".repeat(300));
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.json().get("detail").stringValue()).endsWith(" deep.").doesNotContain("..", ".;");
		assertThat(answer.json().at("/errors/1/message").stringValue()).endsWith(" deep");
	}

	@Test
	void namesTheFieldsAtFault() {
		Answer answer = api.post("/add_ques", Examples.QUESTION.replace("\"int\"}", "\"Integr\"}"));
		assertThat(answer.json().get("errors")).hasSize(1);
		assertThat(answer.json().at("/errors/0/field").stringValue()).isEqualTo("metadata.variables[1].type");
		assertThat(answer.json().at("/errors/0/message").stringValue()).contains("unknown type 'Integr'");
	}

	@Test
	void refusesSubmissionToQuestionWithoutTestCases() {
		long empty = api.post("/add_ques", Examples.QUESTION).json().get("id").longValue();
		Answer answer = api.submit(empty, Examples.SOLUTION);
		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.json().get("detail").stringValue()).contains("POST /create/testcase/" + empty);
		assertThat(api.get("/submissions?question_id=" + empty).json().get("total").intValue()).isZero();
	}

	@Test
	void saysWhichContentTypesItTakes() {
		Answer answer = api.post("/code/execute/" + question, "application/xml", "<code/>");
		assertThat(answer.status()).isEqualTo(415);
		assertThat(answer.json().get("detail").stringValue()).contains("application/json", "text/x-python",
				"application/x-www-form-urlencoded");
	}

	@Test
	void refusesBodiesThatAreTooLargeWhetherTheySaySoOrNot() {
		byte[] body = (" ".repeat(16 * 1024 * 1024) + Examples.QUESTION).getBytes(StandardCharsets.UTF_8);
		Answer said = api.post("/add_ques", new String(body, StandardCharsets.UTF_8));
		Answer unsaid = api.postStream("/add_ques", new ByteArrayInputStream(body));
		assertThat(said.status()).isEqualTo(413);
		assertThat(unsaid.status()).isEqualTo(413);
		assertThat(unsaid.json().get("type").stringValue()).isEqualTo("/problems/request-too-large");
	}

	@Test
	void saysWhatIsPossibleInstead() {
		Answer method = api.delete("/add_ques");
		assertThat(method.status()).isEqualTo(405);
		assertThat(method.header("Allow")).contains("GET", "POST");
		assertThat(api.get("/add_ques", "Accept", "application/json").status()).isEqualTo(406);
	}

	@Test
	void refusesWhatAnotherSiteSends() {
		Answer answer = api.post("/code/execute/" + question, "text/plain", "x", "Sec-Fetch-Site", "cross-site");
		assertThat(answer.status()).isEqualTo(403);
		assertNothingWasStored();
	}

	@Test
	void answersBrowsersByPages() {
		Answer answer = api.get("/ques/999999", "Accept", "text/html,*/*;q=0.8");
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.header("Content-Type")).startsWith("text/html");
		assertThat(answer.body()).contains("There is no question 999999.");
	}

}
