package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is taken can be read, written back and shown; the rest is refused. */
@ApiTest
class LargestValuesIT {

	private static final String QUESTION = """
			{"title": "t", "description": "d", "type": "Easy", "metadata": {"function_name": "f",
			 "return_type": "%1$s", "variables": {"x": "%1$s"}}}""";

	private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

	private final ApiClient api;

	private long question;

	@Autowired
	LargestValuesIT(ApiClient api) {
		this.api = api;
	}

	@BeforeEach
	void addQuestion() {
		question = api.post("/add_ques", QUESTION.formatted("Any")).json().get("id").longValue();
	}

	static List<String> largest() {
		return List.of("9".repeat(100_000), "-" + "9".repeat(10_001), nested("[", "]", 200), nested("(", ",)", 200),
				nested("{1: ", "}", 200), nested("{'a': ", "}", 200));
	}

	private static String nested(String open, String close, int depth) {
		return open.repeat(depth) + "1" + close.repeat(depth);
	}

	@ParameterizedTest
	@MethodSource("largest")
	void areReadWrittenBackAndShown(String literal) {
		Answer added = api.post("/create/testcase/" + question,
				"{\"input_literals\": {\"x\": \"%1$s\"}, \"output\": \"%1$s\"}".formatted(literal));
		requireStatus(201, added);
		Matcher id = ID.matcher(added.body());
		assertThat(id.find()).isTrue();
		String path = "/testcases/" + id.group(1);
		String whole = api.get(path).body();
		requireStatus(200, api.put(path, whole));
		assertThat(api.get(path).body()).isEqualTo(whole);
		requireStatus(201, api.post("/create/testcase/" + question, "application/jsonl", whole));
		requireStatus(200, api.get("/ques/" + question + "/testcases"));
		requireStatus(200, api.get("/ques/" + question, "Accept", "text/html"));
		requireStatus(202, api.submit(question, "def f(x): return x"));
	}

	@Test
	void fitAnotherSignature() {
		requireStatus(201, api.post("/create/testcase/" + question,
				"{\"input_variables\": {\"x\": %1$s}, \"output\": %1$s}".formatted(nested("[", "]", 200))));
		requireStatus(200, api.put("/ques/" + question, QUESTION.formatted("List[Any]")));
	}

	static Stream<String> testsThatAreTooDeep() {
		return Stream.of(201, 202, 230, 250)
			.map((depth) -> nested("[", "]", depth))
			.flatMap((deep) -> Stream.of("{\"input_variables\": {\"x\": 1}, \"output\": \"" + deep + "\"}",
					"{\"input_variables\": {\"x\": 1}, \"output\": " + deep + "}",
					"{\"input_variables\": {\"x\": " + deep + "}, \"output\": 1}",
					"{\"input_literals\": {\"x\": \"" + deep + "\"}, \"output\": 1}",
					"{\"input_variables\": {\"x\": 1}, \"output\": " + deep.replace("[", "{\"a\":").replace("]", "}")
							+ "}"));
	}

	@ParameterizedTest
	@MethodSource("testsThatAreTooDeep")
	void areNotNestedDeeper(String test) {
		requireTooDeep(api.post("/create/testcase/" + question, test));
		requireTooDeep(api.post("/create/testcase/" + question, "application/jsonl", test));
		requireTooDeep(api.post("/code/try/" + question, "{\"code\": \"x\", \"tests\": [" + test + "]}"));
		assertThat(api.get("/ques/" + question + "/testcases").json().get("total").intValue()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 201, 250, 1000 })
	void areNotNestedDeeperInAForm(int depth) {
		String deep = URLEncoder.encode(nested("[", "]", depth), StandardCharsets.UTF_8);
		for (String fields : List.of("input_variables.x=1&output=" + deep, "input_variables.x=" + deep + "&output=1")) {
			requireTooDeep(api.post("/create/testcase/" + question, "application/x-www-form-urlencoded", fields));
		}
	}

	private static void requireTooDeep(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isIn(400, 422);
		assertThat(answer.body()).contains("values may be nested at most 200 levels deep");
	}

	private static void requireStatus(int status, Answer answer) {
		assertThat(answer.status()).as(() -> answer.body()).isEqualTo(status);
	}

}
