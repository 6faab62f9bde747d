package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class TestCasesIT {

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	TestCasesIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@Test
	void numbersThoseAddedAtOnceWithoutGaps() {
		long question = api.post("/add_ques", Examples.QUESTION).json().get("id").longValue();
		List<Integer> statuses = IntStream.range(0, 16)
			.parallel()
			.mapToObj((i) -> api.post("/create/testcase/" + question, Examples.TEST_CASE).status())
			.toList();
		assertThat(statuses).containsOnly(201);
		JsonNode stored = api.get("/ques/" + question).json().get("test_cases");
		assertThat(stored.valueStream().map((test) -> test.get("index").intValue()))
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
	}

	@Test
	void runsEachSubmissionOnTheTestsOfItsTime() {
		long question = api.addQuestion();
		String before = suiteOf(api.submit(question, Examples.SOLUTION));
		assertThat(suiteOf(api.submit(question, Examples.SOLUTION))).isEqualTo(before);
		Answer withOne = api.submit(question, Examples.SOLUTION);
		api.post("/create/testcase/" + question, Examples.TEST_CASE);
		Answer withTwo = api.submit(question, Examples.SOLUTION);
		assertThat(withOne.json().get("total").intValue()).isEqualTo(1);
		assertThat(withTwo.json().get("total").intValue()).isEqualTo(2);
		assertThat(suiteOf(withTwo)).isNotEqualTo(before).isNotEqualTo(suiteOf(withOne));
	}

	private String suiteOf(Answer submission) {
		return worker.job(UUID.fromString(submission.json().get("id").stringValue()), 1).run().suiteHash();
	}

	@Test
	void keepsValuesExactly() {
		String types = Examples.QUESTION.replace("\"List[int]\"", "\"Dict[int, Tuple[float, str]]\"")
			.replace("\"return_type\": \"int\"", "\"return_type\": \"Set[int]\"");
		long question = api.post("/add_ques", types).json().get("id").longValue();
		String digits = "123456789012345678901234567890";
		Answer added = api.post("/create/testcase/" + question,
				"{\"input_variables\":{\"nums\":{\"1\":[1,\"é\"]},\"K\":%s},\"output\":\"{1, 2}\"}".formatted(digits));
		assertThat(added.status()).as(added.body()).isEqualTo(201);
		JsonNode stored = api.get("/ques/" + question).json().at("/test_cases/0");
		assertThat(stored.get("input_variables")).hasToString("{\"nums\":[[1,[1.0,\"é\"]]],\"K\":" + digits + "}");
		assertThat(stored.get("output").stringValue()).isEqualTo("{1, 2}");
	}

	@Test
	void showsTheBeginningOfWhatIsLongAndTakesNoMoreElementsThanTheSettingSays() {
		long question = api.post("/add_ques", Examples.QUESTION).json().get("id").longValue();
		assertThat(add(question, 1_000_000).status()).isEqualTo(201);
		JsonNode shown = api.get("/ques/" + question).json().at("/test_cases/0");
		assertThat(shown.get("input_truncated").booleanValue()).isTrue();
		assertThat(shown.at("/input_variables/nums").stringValue()).startsWith("[1, 1, ").endsWith("…");
		for (int elements : List.of(1_000_001, 3_000_000)) {
			Answer tooMany = add(question, elements);
			assertThat(tooMany.status()).isEqualTo(422);
			assertThat(tooMany.json().get("detail").stringValue())
				.contains("expected at most 1,000,000 elements (gavel.limits.max-elements)");
		}
	}

	@Test
	void showsTheFirstHundredAndSaysHowManyThereAre() {
		long question = api.post("/add_ques", Examples.QUESTION).json().get("id").longValue();
		IntStream.range(0, 101).forEach((i) -> api.post("/create/testcase/" + question, Examples.TEST_CASE));
		JsonNode shown = api.get("/ques/" + question).json();
		assertThat(shown.get("test_cases")).hasSize(100);
		assertThat(shown.get("test_case_count").intValue()).isEqualTo(101);
		assertThat(api.get("/ques/" + question, "Accept", "text/html").body()).contains("Tests (101)");
	}

	private Answer add(long question, int numbers) {
		return api.post("/create/testcase/" + question, "{\"input_variables\":{\"nums\":%s,\"K\":1},\"output\":\"1\"}"
			.formatted(Collections.nCopies(numbers, 1)));
	}

}
