package dev.gavel.api.question.testcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The code that authors write into tests of programs. */
@ApiTest
class TestCodeIT {

	private static final String QUESTION = "{\"title\": \"Sum\", \"description\": \"d\", \"type\": \"Easy\", \"metadata\": {\"kind\": \"program\"}%s}";

	private static final String GRADER = ", \"comparison\": {\"kind\": \"checker\", \"grader\": \"RegexGrader\"}";

	private static final String FAULT = "SyntaxError: '(' was never closed, line 2";

	private static final String REFUSAL = "expected statements of Python, got some that do not compile: " + FAULT;

	private static final String BROKEN = "{\"statements\": \"x = 1\\nprint((x)\", \"output\": \"1\"}\n";

	private static final String PATTERN_FAULT = "missing ), unterminated subpattern at position 0";

	private static final String PATTERN_REFUSAL = "expected a regular expression of Python, got one that does not compile: "
			+ PATTERN_FAULT;

	private static final String PART = "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\n\r\n%s\r\n";

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	TestCodeIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@Test
	void statementsThatDoNotCompileAreRefused() {
		String path = "/create/testcase/" + question("");
		requireRefused(worker.compiling("0 " + FAULT, () -> api.post(path, BROKEN)), "statements", REFUSAL);
		String lines = BROKEN.replace("(x)", "x") + "\n{\"output\": \"2\"}\n" + BROKEN;
		requireRefused(worker.compiling("1 " + FAULT, () -> api.post(path, "application/jsonl", lines)),
				"lines[4].statements", REFUSAL);
		String fields = "statements=x+%3D+1%0D%0Aprint((x)&output=1";
		Answer page = worker.compiling("0 " + FAULT,
				() -> api.post(path, "application/x-www-form-urlencoded", fields, "Accept", "text/html"));
		assertThat(page.status()).isEqualTo(422);
		assertThat(page.body()).contains("id=\"statements-error\"", "was never closed, line 2");
	}

	@Test
	void outputsThatAreNoPatternsAreRefused() {
		long question = question(GRADER);
		String path = "/create/testcase/" + question;
		requireRefused(worker.compiling("0 " + PATTERN_FAULT, () -> api.post(path, "{\"output\": \"(a\"}")), "output",
				PATTERN_REFUSAL);
		requireRefused(
				worker.compiling("0 " + PATTERN_FAULT,
						() -> api.post(path, "{\"output\": \"a b\", \"outputs\": [\"(a\"]}")),
				"outputs[0]", PATTERN_REFUSAL);
		requireRefused(api.post(path, "{\"output\": \"%s\"}".formatted("(".repeat(20_001))), "output",
				"has more than 20,000 characters, the limit for code");
		assertThat(api.post(path, "{\"output\": \"plain text\"}").json().has("warnings")).isFalse();
		String files = PART.formatted("1.in", "1") + PART.formatted("1.ans", "(a") + "--x--\r\n";
		requireRefused(worker.compiling("0 " + PATTERN_FAULT,
				() -> api.post("/ques/%d/testcases".formatted(question), "multipart/form-data; boundary=x", files)),
				"1.output", PATTERN_REFUSAL);
		assertThat(api.get("/ques/" + question).json().get("test_cases")).hasSize(1);
	}

	@Test
	void storedTestsAreTriedWhenTheirOutputsBecomePatterns() {
		long question = question("");
		api.post("/create/testcase/" + question, "application/jsonl", "{\"output\": \"a\"}\n{\"output\": \"(a\"}\n");
		Answer refused = worker.compiling("0 " + PATTERN_FAULT,
				() -> api.put("/ques/" + question, QUESTION.formatted(GRADER)));
		requireRefused(refused, "test_cases[2].output", PATTERN_REFUSAL);
		assertThat(api.get("/ques/" + question).json().at("/comparison/kind").stringValue()).isEqualTo("text");
	}

	private long question(String more) {
		return api.post("/add_ques", QUESTION.formatted(more)).json().get("id").longValue();
	}

	private static void requireRefused(Answer refused, String field, String message) {
		assertThat(refused.status()).as(refused.body()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo(field);
		assertThat(refused.json().at("/errors/0/message").stringValue()).isEqualTo(message);
	}

}
