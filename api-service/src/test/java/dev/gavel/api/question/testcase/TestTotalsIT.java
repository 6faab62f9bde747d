package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.HandlerReads;
import dev.gavel.api.access.Caller;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of a question's test cases with the question, beside the rows. */
@ApiTest
class TestTotalsIT {

	private static final String FORM = "application/x-www-form-urlencoded";

	private final Random random = new Random(18);

	private final ApiClient api;

	private final JdbcTemplate jdbc;

	private final HandlerReads reads;

	private final TestCases testCases;

	private final EntityManager entityManager;

	private final NewTestCase example;

	@Autowired
	TestTotalsIT(ApiClient api, JdbcTemplate jdbc, TransactionTemplate transaction, TestCases testCases,
			EntityManager entityManager, JsonMapper json) {
		this.api = api;
		this.jdbc = jdbc;
		this.reads = new HandlerReads(jdbc, transaction);
		this.testCases = testCases;
		this.entityManager = entityManager;
		this.example = json.readValue(Examples.TEST_CASE, NewTestCase.class);
	}

	@Test
	void areTheSumsOfTheRowsAfterAnyEdits() {
		long question = api.post("/add_ques", Examples.QUESTION).json().get("id").longValue();
		for (int i = 0; i < 150; i++) {
			edit(question, random.nextInt(10));
			assertThat(totals(question)).isEqualTo(sums(question));
		}
		assertThat(ids(question)).hasSizeGreaterThan(10);
		JsonNode shown = api.get("/ques/" + question).json();
		assertThat(shown.get("test_case_count").intValue()).isEqualTo(ids(question).size());
		ids(question).forEach((id) -> api.delete("/testcases/" + id));
		assertThat(totals(question)).isEqualTo(Map.of("test_count", 0, "hidden_test_count", 0, "tests_size", 0L));
	}

	/** Some are refused: with text where numbers belong, or without any test case. */
	private void edit(long question, int kind) {
		List<Long> ids = ids(question);
		String one = ids.isEmpty() ? "0" : ids.get(random.nextInt(ids.size())).toString();
		switch (kind) {
			case 0, 1 -> api.post("/create/testcase/" + question, test());
			case 2 -> api.post("/create/testcase/" + question, FORM,
					"input_variables.nums=[1,2]&input_variables.K=" + number() + "&output=1&hidden=on");
			case 3 -> api.post("/create/testcase/" + question, "application/jsonl", test() + "\n" + test());
			case 4 -> api.put("/testcases/" + one, test());
			case 5 -> api.delete("/testcases/" + one);
			case 6 -> api.post("/testcases/" + one + "/move", FORM, "to=" + random.nextInt(10));
			case 7 -> api.put("/ques/" + question + "/testcases/order", "{\"testcase_ids\":" + shuffled(ids) + "}");
			case 8 -> api.put("/ques/" + question,
					Examples.QUESTION.replace("\"int\"}", random.nextBoolean() ? "\"float\"}" : "\"int\"}"));
			default -> IntStream.range(0, 4)
				.parallel()
				.forEach((i) -> api.post("/create/testcase/" + question, Examples.TEST_CASE));
		}
	}

	private String test() {
		return "{\"input_variables\":{\"nums\":%s,\"K\":%s},\"output\":\"%d\",\"outputs\":%s,\"hidden\":%b}".formatted(
				Collections.nCopies(random.nextInt(20), 7), number(), random.nextInt(1000),
				random.nextBoolean() ? "[1,22]" : "null", random.nextBoolean());
	}

	private String number() {
		return (random.nextInt(4) == 0) ? "\"no number\"" : String.valueOf(random.nextInt(1_000_000));
	}

	private List<Long> shuffled(List<Long> ids) {
		List<Long> shuffled = new ArrayList<>(ids);
		Collections.shuffle(shuffled, random);
		return shuffled;
	}

	@Test
	void spareAddingATestCaseFromReadingTheOthers() {
		long question = api.addQuestion();
		addLines(question, 9);
		long after10 = readsToAdd(question);
		addLines(question, 485);
		assertThat(readsToAdd(question)).isLessThanOrEqualTo(after10 + 2);
	}

	@Test
	void addUpPointsByTheIndexAlone() {
		long question = api.addQuestion();
		addLines(question, 200);
		Map<String, Object> plan = jdbc.queryForMap("""
				explain select test_group, count(points), sum(if(withheld, 0, points)), sum(feedback = 'NONE')
				from test_cases where question_id = %d group by test_group order by test_group""".formatted(question));
		assertThat(plan.get("Extra")).asString().contains("Using index").doesNotContain("temporary", "filesort");
	}

	private void addLines(long question, int count) {
		String line = Examples.TEST_CASE.replace("\n", "") + "\n";
		Answer added = api.post("/create/testcase/" + question, "application/jsonl", line.repeat(count));
		assertThat(added.status()).as(added.body()).isEqualTo(201);
	}

	private long readsToAdd(long question) {
		return reads.of(() -> {
			testCases.add(question, (check) -> check.check(example), Caller.trusted("::1"));
			entityManager.flush();
		});
	}

	private Map<String, Object> totals(long question) {
		return jdbc.queryForMap("select test_count, hidden_test_count, tests_size from questions where id = ?",
				question);
	}

	private Map<String, Object> sums(long question) {
		return jdbc.queryForObject("""
				select count(*), coalesce(sum(hidden), 0), coalesce(sum(length(arguments) + length(expected)
				+ ifnull(length(others), 0)), 0)
				from test_cases where question_id = ?""", (row, i) -> Map.of("test_count", row.getInt(1),
				"hidden_test_count", row.getInt(2), "tests_size", row.getLong(3)), question);
	}

	private List<Long> ids(long question) {
		return jdbc.queryForList("select id from test_cases where question_id = ? order by ordinal", Long.class,
				question);
	}

}
