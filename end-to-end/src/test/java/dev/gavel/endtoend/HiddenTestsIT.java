package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import dev.gavel.endtoend.SharedBrowser.Site;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What a solver learns of a hidden test that failed. */
@ExtendWith(SharedBrowser.class)
class HiddenTestsIT {

	private static final String SECRET_INPUT = "4711004711";

	private static final String SECRET_OUTPUT = "815008150";

	/** Tells all it can of what it is given. */
	private static final String TALKATIVE = """
			import sys
			def double(number):
			    print(number)
			    print(number, file=sys.stderr)
			    if number > 100:
			        raise ValueError(number)
			    return 2 * number
			""";

	/** Looks for the arguments in the frames of what has called it. */
	private static final String SPY = """
			import os, struct, sys, time
			def spied():
			    frame = sys._getframe()
			    while frame := frame.f_back:
			        for value in frame.f_locals.values():
			            if type(value) is list and len(value) == 1 and type(value[0]) is int:
			                return value[0]
			secret = spied() or 2
			def double(number):
			    return 2 * number
			if secret > 100:
			    %s
			""";

	private static final List<String> ATTACKS = List.of("del double; globals()[f'LEAK_{secret}'] = spied",
			"raise ValueError(secret)", "raise type(f'LEAK_{secret}', (Exception,), {})", "sys.exit(str(secret))",
			"said = b'{\"type\":\"LEAK\",\"message\":\"%d\"}' % secret; os.write(3, struct.pack('>cI', b'C', len(said)) + said); os._exit(0)",
			"said = b'{\"defined\":[\"LEAK_%d\"]}' % secret; os.write(3, struct.pack('>cI', b'M', len(said)) + said); os._exit(0)",
			"double = lambda number: f'LEAK {number}'",
			"double = lambda number: exec('raise ValueError(number)', {'number': number})",
			"print(secret, flush=True); print(secret, file=sys.stderr); os._exit(1)",
			"open(f'/tmp/{secret}', 'w').close(); time.sleep(0.0123)");

	/** Each for itself the only mistake of a program, and what its author has to read. */
	private static final Map<String, String> MISTAKES = Map.of("import nmupy", "No module named 'nmupy'",
			"def duoble(number): return 2 * number", "duoble", "def double(number) return 2 * number", "expected ':'",
			"raise RuntimeError('not yet')", "not yet");

	private final Site site;

	private final Visitor visitor;

	private final GavelClient client;

	HiddenTestsIT(Site site, Visitor visitor, GavelClient client) {
		this.site = site;
		this.visitor = visitor;
		this.client = client;
	}

	@Test
	void showsNoValueOfAHiddenTestThatFailed() {
		long question = addQuestion();
		visitor.open("/ques/" + question);
		assertThat(visitor.page.content()).doesNotContain(SECRET_INPUT, SECRET_OUTPUT);
		visitor.writeSolution(TALKATIVE);
		visitor.button("Submit").click();
		assertThat(visitor.verdict()).hasText("Runtime error", new HasTextOptions().setTimeout(60_000));
		assertThat(visitor.page.locator("#result .fault")).containsText("This test is hidden");
		assertThat(visitor.page.locator(".faulty-line")).hasCount(0);
		assertThat(visitor.page.content()).doesNotContain(SECRET_INPUT, SECRET_OUTPUT);
		visitor.link("View the submission").click();
		assertThat(visitor.page.locator("#tests ~ .card details")).hasCount(2);
		visitor.page.locator("#test-2 summary").click();
		assertThat(visitor.page.locator("#test-2")).containsText("This test is hidden");
		assertThat(visitor.page.content()).doesNotContain(SECRET_INPUT, SECRET_OUTPUT);
		String path = visitor.page.url().replaceFirst("https?://[^/]+", "");
		assertThat(client.get(path).toString()).doesNotContain(SECRET_INPUT, SECRET_OUTPUT).contains("\"hidden\":true");
		assertThat(client.get("/submissions?question_id=" + question).toString()).doesNotContain(SECRET_INPUT,
				SECRET_OUTPUT);
	}

	@Test
	void showsNothingThatAProgramMadeOfAHiddenTestInAnyChannel() {
		long question = addQuestion();
		List<String> submissions = ATTACKS.stream().map((attack) -> submit(question, SPY.formatted(attack))).toList();
		client.post("/rejudgings", Map.of("question_id", question));
		for (String submission : submissions) {
			assertThatNothingIsTold("/submissions/" + submission, "/submissions/" + submission + "?wait=1s",
					"/submissions?id=" + submission);
			for (String path : List.of("/submissions/" + submission, "/submissions/" + submission + "/result")) {
				assertThat(client.text(path, "text/event-stream")).as(path)
					.contains("event:done")
					.doesNotContain(SECRET_INPUT, SECRET_OUTPUT);
			}
		}
		assertThatNothingIsTold("/submissions?question_id=" + question, "/submissions?verdict=COMPILATION_ERROR",
				"/ques/" + question, "/queue", "/parked", "/workers", "/rejudgings", "/", "/actuator/prometheus",
				"/actuator/health", "/v3/api-docs");
		assertThat(site.log()).doesNotContain(SECRET_INPUT, SECRET_OUTPUT);
	}

	private String submit(long question, String code) {
		JsonNode held = client.post("/code/execute/" + question + "?wait=60s", Map.of("code", code));
		assertThat(held.toString()).doesNotContain(SECRET_INPUT, SECRET_OUTPUT);
		assertThat(held.get("status").asString()).isEqualTo("DONE");
		assertThat(held.get("verdict").asString()).isNotIn("ACCEPTED", "INTERNAL_ERROR");
		assertThat(held.get("time_ms").asDouble() % 10).isZero();
		assertThat(held.get("memory_kb").asLong() % 1024).isZero();
		assertThat(held.at("/tests/1/time_ms").isNull() && held.at("/tests/1/memory_kb").isNull()).isTrue();
		return held.get("id").asString();
	}

	private void assertThatNothingIsTold(String... paths) {
		for (String path : paths) {
			for (String accept : List.of("application/json", "text/html")) {
				assertThat(client.text(path, accept)).as(path).doesNotContain(SECRET_INPUT, SECRET_OUTPUT);
			}
		}
	}

	@Test
	void tellsWhatIsWrongWithAProgramThoughAllTestsAreHidden() {
		long question = addQuestionWithoutTests();
		addHiddenTest(question);
		MISTAKES.forEach((program, told) -> {
			JsonNode judged = client.post("/code/execute/" + question + "?wait=60s", Map.of("code", program));
			assertThat(judged.at("/error/message").asString()).contains(told);
			visitor.open("/submissions/" + judged.get("id").asString());
			assertThat(visitor.page.locator("#result .fault").first()).containsText(told);
		});
	}

	private long addQuestion() {
		long id = addQuestionWithoutTests();
		client.post("/create/testcase/" + id, Map.of("input_variables", Map.of("number", 2), "output", "4"));
		addHiddenTest(id);
		return id;
	}

	private void addHiddenTest(long id) {
		client.post("/create/testcase/" + id, Map.of("input_variables", Map.of("number", Long.valueOf(SECRET_INPUT)),
				"output", SECRET_OUTPUT, "hidden", true));
	}

	private long addQuestionWithoutTests() {
		return client.post("/add_ques",
				Map.of("title", "Double what is hidden", "description", "Twice the number.", "type", "Easy", "metadata",
						Map.of("function_name", "double", "return_type", "int", "variables",
								List.of(Map.of("name", "number", "type", "int")))))
			.get("id")
			.asLong();
	}

}
