package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Values at the bounds are taken, read back, written back and judged, with the heap and
 * the memory limit that are shipped.
 */
@ExtendWith(SharedGavel.class)
class ValuesAtTheBoundsIT {

	private static final int ELEMENTS = 1_000_000;

	private static final int CHARACTERS = 15_000_000;

	private static final String SAME = "return x";

	private final GavelProcess gavel;

	private final GavelClient client;

	ValuesAtTheBoundsIT(GavelProcess gavel) {
		this.gavel = gavel;
		this.client = gavel.client();
	}

	@AfterEach
	void hasHadMemoryEnough() {
		assertThat(gavel.output()).doesNotContain("OutOfMemoryError");
	}

	enum Shape {

		INTS("List[int]", list(ELEMENTS, (i) -> "" + i % 1000), "x[500000] += 1", "at [500000]: expected 0, got 1"),
		FLOATS("List[float]", list(ELEMENTS, (i) -> i % 1000 + ".5"), "x[-1] += 1",
				"at [999999]: expected 999.5, got 1000.5: off by 1, allowed 0.000001"),
		TEXTS("List[str]", list(ELEMENTS, (i) -> "\"" + i % 100 + "\""), "x[-1] = 'no'",
				"at [999999]: expected '99', got 'no'"),
		DICT("Dict[str, int]", dict(ELEMENTS / 2), "x['7'] += 1", "at ['7']: expected 7, got 8"),
		DICT_OF_INTS("Dict[int, int]", dict(ELEMENTS / 2), "x[7] += 1", "at [7]: expected 7, got 8"),
		SET("Set[int]", list(ELEMENTS, (i) -> "" + i), "x.remove(7)", "the member 7 is missing"),
		LISTS("List[List[int]]", list(ELEMENTS / 2, (i) -> "[" + i % 10 + "]"), "x[-1][0] += 1",
				"at [499999][0]: expected 9, got 10"),
		EMPTY_DICTS("Any", list(ELEMENTS, (i) -> "{}"), "x[-1] = None", "at [999999]: expected {}, got None");

		private final String type;

		private final String value;

		private final String mistake;

		private final String difference;

		Shape(String type, String value, String mistake, String difference) {
			this.type = type;
			this.value = value;
			this.mistake = mistake;
			this.difference = difference;
		}

		private static String list(int size, IntFunction<String> element) {
			return IntStream.range(0, size).mapToObj(element).collect(Collectors.joining(",", "[", "]"));
		}

		private static String dict(int size) {
			return IntStream.range(0, size)
				.mapToObj((i) -> "\"%d\":%d".formatted(i, i % 10))
				.collect(Collectors.joining(",", "{", "}"));
		}

	}

	@Test
	void oneMillionIntsAreReadBackAndJudged() {
		readBackAndJudge(Shape.INTS);
	}

	@Tag("long")
	@ParameterizedTest
	@EnumSource
	void areReadBackAndJudged(Shape shape) {
		readBackAndJudge(shape);
	}

	/** More large bodies at once are answered 503. */
	@Tag("long")
	@Test
	void areReadBackAndJudgedFourAtOnce() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Future<?>> all = Stream.of(Shape.values())
				.<Future<?>>map((shape) -> threads.submit(() -> readBackAndJudge(shape)))
				.toList();
			for (Future<?> one : all) {
				one.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Tag("long")
	@ParameterizedTest
	@EnumSource(names = { "INTS", "LISTS" })
	void areTakenFromAForm(Shape shape) {
		long question = addQuestion(shape.type, shape.type);
		String value = URLEncoder.encode(shape.value, StandardCharsets.UTF_8);
		assertThat(client.postForm("/create/testcase/" + question, "input_variables.x=%s&output=%1$s".formatted(value)))
			.isEqualTo(303);
		assertThat(judged(question, SAME).get("verdict").asString()).isEqualTo("ACCEPTED");
	}

	@Tag("long")
	@Test
	void aLongTextIsAnArgumentOrAResult() {
		String text = "a".repeat(CHARACTERS);
		long counting = addQuestion("str", "int");
		readBack(addTest(counting, "\"" + text + "\"", "" + CHARACTERS));
		assertThat(judged(counting, "return len(x)").get("verdict").asString()).isEqualTo("ACCEPTED");

		long repeating = addQuestion("int", "str");
		readBack(addTest(repeating, "" + CHARACTERS, "\"" + text + "\""));
		assertThat(judged(repeating, "return 'a' * x").get("verdict").asString()).isEqualTo("ACCEPTED");
		JsonNode wrong = judged(repeating, "return 'a' * (x - 1) + 'b'");
		assertThat(wrong.get("verdict").asString()).isEqualTo("WRONG_ANSWER");
		assertThat(wrong.at("/tests/0/difference").asString()).contains("14999999").hasSizeLessThan(500);
		assertThat(judged(repeating, "return 'a' * 16_777_216").get("verdict").asString())
			.isEqualTo("OUTPUT_LIMIT_EXCEEDED");
	}

	private void readBackAndJudge(Shape shape) {
		long question = addQuestion(shape.type, shape.type);
		readBack(addTest(question, shape.value, shape.value));
		JsonNode same = judged(question, SAME);
		assertThat(same.get("verdict").asString()).as(same.toString()).isEqualTo("ACCEPTED");
		JsonNode wrong = judged(question, shape.mistake + "; return x");
		assertThat(wrong.get("verdict").asString()).isEqualTo("WRONG_ANSWER");
		assertThat(wrong.at("/tests/0/difference").asString()).isEqualTo(shape.difference);
		assertThat(client.text("/ques/" + question, "text/html")).hasSizeLessThan(100_000);
		assertThat(client.text("/ques/" + question + "/testcases", "text/html")).hasSizeLessThan(100_000);
	}

	private void readBack(long testCase) {
		String whole = client.text("/testcases/" + testCase, "application/json");
		client.put("/testcases/" + testCase, whole);
		assertThat(client.text("/testcases/" + testCase, "application/json").equals(whole)).isTrue();
	}

	private long addQuestion(String argument, String result) {
		return client
			.post("/add_ques",
					"""
							{"title": "Largest", "description": "d", "type": "Easy", "time_limit_ms": 10000,
							 "metadata": {"function_name": "f", "return_type": "%s", "variables": [{"name": "x", "type": "%s"}]}}"""
						.formatted(result, argument))
			.get("id")
			.asLong();
	}

	private long addTest(long question, String argument, String result) {
		return client
			.post("/create/testcase/" + question,
					"{\"input_variables\":{\"x\":" + argument + "},\"output\":" + result + "}")
			.get("id")
			.asLong();
	}

	private JsonNode judged(long question, String body) {
		JsonNode submission = client.post("/code/execute/" + question, Map.of("code", "def f(x):\n    " + body + "\n"));
		while (!submission.get("status").asString().equals("DONE")) {
			submission = client.get("/submissions/" + submission.get("id").asString() + "?wait=30s");
		}
		return submission;
	}

}
