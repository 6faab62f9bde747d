package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.Verdict;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tests that expect an exception. */
@ApiTest
class RaisesIT {

	private static final String FORM = "input_variables.nums=%5B1%5D&input_variables.K=1&output=&raises=";

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	RaisesIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@Test
	void anExceptionIsExpectedInsteadOfAnOutput() {
		long question = question();
		JsonNode added = add(question, "\"raises\": \"ValueError\"").json();
		assertThat(added.get("raises").stringValue()).isEqualTo("ValueError");
		assertThat(added.has("output")).isFalse();
		JsonNode whole = api.get("/testcases/" + added.get("id").longValue()).json();
		assertThat(api.put("/testcases/" + added.get("id").longValue(), whole.toString()).json()).isEqualTo(whole);
		assertThat(api.get("/ques/" + question).json().at("/test_cases/0/raises").stringValue())
			.isEqualTo("ValueError");
		Answer changed = api.put("/ques/" + question,
				Examples.QUESTION.replace("\"K\", \"type\": \"int\"", "\"K\", \"type\": \"float\""));
		assertThat(changed.status()).as(changed.body()).isEqualTo(200);
		assertThat(api.get("/ques/" + question).json().at("/test_cases/0/raises").stringValue())
			.isEqualTo("ValueError");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "int", "print", "List", "NotImplemented", "json.JSONDecodeError", "Value Error", "''", "Any" })
	void aNameOfNoExceptionIsRefused(String name) {
		Answer refused = add(question(), "\"raises\": \"%s\"".formatted(name));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("raises");
		assertThat(refused.json().at("/errors/0/message").stringValue()).startsWith(
				"expected the name of an exception's type without its module, such as ValueError, got '" + name);
	}

	@Test
	void someTypesOfModulesAreInLowerCase() {
		assertThat(add(question(), "\"raises\": \"error\"").json().get("raises").stringValue()).isEqualTo("error");
	}

	@Test
	void whatCannotBeExpectedIsRefused() {
		assertThat(add(question(), "\"raises\": \"IOError\"").body()).contains("is another name of OSError");
		assertThat(add(question(), "\"raises\": \"SystemExit\"").body()).contains("cannot be SystemExit");
		assertThat(add(question(), "\"raises\": \"ValueError\", \"output\": 2").body())
			.contains("expected either an output or an exception, got both");
		assertThat(add(question(), "\"raises\": null").json().at("/errors/0/field").stringValue()).isEqualTo("output");
	}

	@Test
	void itsMessageMayHaveToMatchAPattern() {
		long question = question();
		JsonNode added = worker
			.compiling("", () -> add(question, "\"raises\": \"ValueError\", \"raises_message\": \"got -\\\\d+\""))
			.json();
		assertThat(added.get("raises_message").stringValue()).isEqualTo("got -\\d+");
		JsonNode whole = api.get("/testcases/" + added.get("id").longValue()).json();
		String path = "/testcases/" + added.get("id").longValue();
		assertThat(worker.compiling("", () -> api.put(path, whole.toString())).json()).isEqualTo(whole);
		api.put("/ques/" + question,
				Examples.QUESTION.replace("\"K\", \"type\": \"int\"", "\"K\", \"type\": \"float\""));
		assertThat(api.get("/ques/" + question).json().at("/test_cases/0/raises_message").stringValue())
			.isEqualTo("got -\\d+");
		assertThat(api.page("/ques/" + question).body()).contains("raises ValueError, message matches got -\\d+");
		assertThat(api.page("/ques/" + question + "/testcases").body()).contains("message matches </span>got -\\d+");
		assertThat(api.page("/testcases/" + added.get("id").longValue()).body()).contains("value=\"got -\\d+\"");
		assertThat(worker.compiling("", () -> api.form(path, FORM + "ValueError&raises_message=x%2B")).status())
			.isEqualTo(303);
		assertThat(api.get("/ques/" + question).json().at("/test_cases/0/raises_message").stringValue())
			.isEqualTo("x+");
		assertThat(add(question, "\"output\": 2, \"raises_message\": \"x\"").body())
			.contains("raises_message: is for an exception, but none is expected; leave it out");
		assertThat(add(question, "\"raises\": \"ValueError\", \"raises_message\": \"%s\"".formatted("x".repeat(1001)))
			.body()).contains("raises_message: has 1,001 characters; the limit is 1,000");
	}

	@Test
	void aPatternThatPythonDoesNotCompileIsRefused() {
		long question = question();
		String fault = "missing ), unterminated subpattern at position 4";
		String message = "expected a regular expression of Python, got one that does not compile: " + fault;
		String test = "\"raises\": \"ValueError\", \"raises_message\": \"got (\"";
		Answer refused = worker.compiling("0 " + fault, () -> add(question, test));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("raises_message");
		assertThat(refused.json().at("/errors/0/message").stringValue()).isEqualTo(message);
		Answer page = worker.compiling("0 " + fault,
				() -> api.form("/create/testcase/" + question, FORM + "ValueError&raises_message=got+("));
		assertThat(page.status()).isEqualTo(422);
		assertThat(page.body()).contains("id=\"raises_message-error\"", fault);
		String line = "{\"input_variables\": {\"nums\": [], \"K\": 1}, %s}\n".formatted(test);
		String lines = line.replace("got (", "got .*") + "\n" + line;
		Answer upload = worker.compiling("1 " + fault,
				() -> api.post("/create/testcase/" + question, "application/jsonl", lines));
		assertThat(upload.status()).isEqualTo(422);
		assertThat(upload.json().at("/errors/0/field").stringValue()).isEqualTo("lines[3].raises_message");
		assertThat(upload.json().at("/errors/0/message").stringValue()).isEqualTo(message);
		assertThat(api.get("/ques/" + question).json().get("test_cases")).isEmpty();
	}

	@Test
	void aPatternThatNoWorkerCompilesIsStoredWithAWarning() {
		JsonNode added = add(question(), "\"raises\": \"ValueError\", \"raises_message\": \"^alone$\"").json();
		assertThat(added.at("/warnings/0").stringValue())
			.isEqualTo("The pattern was not tried: no worker has finished it within 3 seconds.");
		assertThat(added.get("raises_message").stringValue()).isEqualTo("^alone$");
	}

	@Test
	void pagesShowTheException() {
		long question = question();
		assertThat(api.form("/create/testcase/" + question, FORM + "ValueError").status()).isEqualTo(303);
		long id = api.get("/ques/" + question + "/testcases").json().at("/items/0/id").longValue();
		assertThat(api.page("/testcases/" + id).body()).contains("value=\"ValueError\"");
		assertThat(api.page("/ques/" + question + "/testcases").body()).contains("raises </span>ValueError");
		assertThat(api.page("/ques/" + question).body()).contains("raises ValueError");
		assertThat(api.form("/testcases/" + id, FORM + "int").body()).contains("id=\"raises-error\"");
		UUID submission = UUID.fromString(api.submit(question, Examples.SOLUTION).json().get("id").stringValue());
		JudgeJob job = worker.job(submission, 1);
		worker.report(TestWorker.judged(job, Verdict.WRONG_ANSWER));
		JsonNode test = api.get("/submissions/" + submission + "?wait=20s").json().at("/tests/0");
		assertThat(test.get("raises").stringValue()).isEqualTo("ValueError");
		assertThat(test.get("expected").isNull()).isTrue();
		assertThat(api.page("/submissions/" + submission).body()).contains("raises ValueError</pre>");
	}

	private long question() {
		return api.post("/add_ques", Examples.QUESTION).json().get("id").longValue();
	}

	private Answer add(long question, String expected) {
		return api.post("/create/testcase/" + question,
				"{\"input_variables\": {\"nums\": [1], \"K\": 1}, %s}".formatted(expected));
	}

}
