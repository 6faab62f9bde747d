package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class TestCaseEditingIT {

	private static final String SECRET = "{\"input_variables\":{\"nums\":[77777],\"K\":2},\"output\":\"88888\",\"hidden\":true}";

	private static final String SECRET_FIELDS = "input_variables.nums=[77777]&input_variables.K=2&output=88888&hidden=true";

	private static final ProgramError ERROR = new ProgramError("ValueError", "it was 77777", 2, null);

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	TestCaseEditingIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@Test
	void movesATestCaseToAnyPlaceAndNoOther() {
		long question = api.addQuestion();
		IntStream.range(0, 3).forEach((number) -> add(question, Examples.TEST_CASE));
		for (int from = 1; from <= 4; from++) {
			for (int to = 0; to <= 6; to++) {
				List<Long> expected = new ArrayList<>(ids(question));
				long moved = expected.remove(from - 1);
				expected.add(Math.max(1, Math.min(to, 4)) - 1, moved);
				api.post("/testcases/" + moved + "/move", "application/x-www-form-urlencoded", "to=" + to);
				assertThat(ids(question)).as("from %d to %d", from, to).isEqualTo(expected);
			}
		}
	}

	@Test
	void showsAuthorsAllAndSolversOnlySamples() {
		long question = api.addQuestion();
		add(question, SECRET);
		Answer shown = api.get("/ques/" + question);
		assertThat(shown.body()).doesNotContain("77777", "88888");
		assertThat(shown.json().get("test_cases")).hasSize(1);
		assertThat(shown.json().get("test_case_count").intValue()).isEqualTo(2);
		assertThat(shown.json().get("hidden_count").intValue()).isEqualTo(1);
		JsonNode all = api.get("/ques/" + question + "/testcases?size=1&page=1").json();
		assertThat(all.get("total").intValue()).isEqualTo(2);
		assertThat(all.at("/items/0/output").stringValue()).isEqualTo("88888");
		assertThat(all.at("/items/0/hidden").booleanValue()).isTrue();
		assertThat(api.get("/ques/" + question, "Accept", "text/html").body()).doesNotContain("77777", "88888");
	}

	@Test
	void tellsOfAHiddenTestNoMoreThanItsVerdict() {
		long question = api.addQuestion();
		add(question, SECRET);
		JudgeJob job = worker.job(api.submit(question), 1);
		Judged judged = TestWorker.judged(job, Verdict.RUNTIME_ERROR);
		worker.report(new Judged(job.judgementId(), 1, Verdict.RUNTIME_ERROR, null,
				List.of(report(1, Verdict.ACCEPTED), report(2, Verdict.RUNTIME_ERROR)), judged.judgedIn()));
		Answer done = api.get("/submissions/" + job.programId() + "?wait=20s");
		assertThat(done.json().get("verdict").stringValue()).isEqualTo("RUNTIME_ERROR");
		assertThat(done.body()).doesNotContain("77777", "88888");
		JsonNode hidden = done.json().get("tests").get(1);
		assertThat(hidden.get("hidden").booleanValue()).isTrue();
		assertThat(hidden.get("verdict").stringValue()).isEqualTo("RUNTIME_ERROR");
		assertThat(hidden.get("time_ms").isNull() && hidden.get("memory_kb").isNull()).isTrue();
		assertThat(api.get("/submissions?question_id=" + question).body()).doesNotContain("77777");
		String page = api.get("/submissions/" + job.programId(), "Accept", "text/html").body();
		assertThat(page).contains("This test is hidden:").doesNotContain("77777", "88888");
	}

	@Test
	void hidesWhatAnOldJudgementRanWhenItWasHidden() {
		long question = api.addQuestion();
		long id = add(question, SECRET.replace(",\"hidden\":true", ""));
		JudgeJob before = worker.job(api.submit(question), 1);
		api.put("/testcases/" + id, SECRET);
		JudgeJob after = worker.job(api.submit(question), 1);
		assertThat(shownAfter(before)).contains("88888");
		assertThat(shownAfter(after)).doesNotContain("88888");
	}

	private String shownAfter(JudgeJob job) {
		Judged judged = TestWorker.judged(job, Verdict.WRONG_ANSWER);
		worker.report(new Judged(job.judgementId(), 1, Verdict.WRONG_ANSWER, null,
				List.of(report(1, Verdict.ACCEPTED), report(2, Verdict.WRONG_ANSWER)), judged.judgedIn()));
		return api.get("/submissions/" + job.programId() + "?wait=20s").body();
	}

	private static TestReport report(int index, Verdict verdict) {
		String told = (verdict == Verdict.ACCEPTED) ? "" : "77777";
		return new TestReport(index, index, verdict, 1940, 2500, 13_312_000, "3", told,
				(verdict == Verdict.RUNTIME_ERROR) ? ERROR : null, told, "");
	}

	private Answer postForm(String path, String fields) {
		return api.post(path, "application/x-www-form-urlencoded", fields);
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	@Test
	void triesSamplesOnly() {
		long question = api.addQuestion();
		add(question, SECRET);
		Answer evaluation = api.post("/code/try/" + question, "{\"code\":\"pass\"}");
		assertThat(evaluation.json().get("total").intValue()).isEqualTo(1);
	}

	@Test
	void changesATestCaseAndKeepsWhetherItIsHidden() {
		long question = api.addQuestion();
		long id = add(question, SECRET);
		Answer changed = api.put("/testcases/" + id, "{\"input_variables\":{\"nums\":[5],\"k\":5},\"output\":\"1\"}");
		assertThat(changed.status()).as(changed.body()).isEqualTo(200);
		assertThat(changed.json().get("index").intValue()).isEqualTo(2);
		assertThat(changed.json().get("hidden").booleanValue()).isTrue();
		assertThat(changed.json().get("input_variables")).hasToString("{\"nums\":[5],\"K\":5}");
		Answer wrong = api.put("/testcases/" + id, "{\"input_variables\":{\"nums\":[5],\"K\":5},\"output\":\"x\"}");
		assertThat(wrong.status()).isEqualTo(422);
		assertThat(api.put("/testcases/999999999", SECRET).status()).isEqualTo(404);
	}

	@Test
	void deletesATestCaseAndClosesTheGap() {
		long question = api.addQuestion();
		long second = add(question, SECRET);
		long third = add(question, SECRET);
		long fourth = add(question, SECRET);
		String before = worker.job(api.submit(question), 1).run().suiteHash();
		assertThat(api.delete("/testcases/" + second).status()).isEqualTo(204);
		assertThat(api.delete("/testcases/" + second).status()).isEqualTo(404);
		assertThat(ids(question)).endsWith(third, fourth).hasSize(3);
		assertThat(add(question, SECRET)).isGreaterThan(fourth);
		assertThat(ids(question)).hasSize(4);
		assertThat(worker.job(api.submit(question), 1).run().suiteHash()).isNotEqualTo(before);
	}

	@Test
	void putsTestCasesInAnotherOrder() {
		long question = api.addQuestion();
		long second = add(question, SECRET);
		long third = add(question, SECRET);
		long first = ids(question).get(0);
		String path = "/ques/" + question + "/testcases/order";
		assertThat(api.put(path, "{\"testcase_ids\":[%d,%d,%d]}".formatted(third, first, second)).status())
			.isEqualTo(204);
		assertThat(ids(question)).containsExactly(third, first, second);
		Answer wrong = api.put(path, "{\"testcase_ids\":[%d,%<d,999999999]}".formatted(third));
		assertThat(wrong.status()).isEqualTo(422);
		assertThat(wrong.body()).contains("testcase_ids[1]: %d appears twice".formatted(third),
				"testcase_ids[2]: expected a test case of this question, got 999999999",
				"missing [%d, %d]".formatted(first, second));
		assertThat(ids(question)).containsExactly(third, first, second);
	}

	@Test
	void addsAllLinesOrNone() {
		long question = api.addQuestion();
		String path = "/create/testcase/" + question;
		String good = "{\"input_variables\":{\"nums\":[1],\"K\":1},\"output\":\"1\"}\n";
		Answer added = api.post(path, "application/jsonl", good + "\r\n" + SECRET + "\n");
		assertThat(added.status()).as(added.body()).isEqualTo(201);
		assertThat(added.json()).hasToString("{\"added\":2,\"lines\":3}");
		Answer refused = api.post(path, "application/x-ndjson",
				good + good.replace("\"1\"", "\"x\"") + "\n{\"input_variables\":\n" + good.replace("output", "outptu"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().get("errors").valueStream().map((error) -> error.get("field").stringValue()))
			.containsExactly("lines[2].output", "lines[4]", "lines[5].outptu");
		Answer many = api.post(path, "application/jsonl", good.repeat(10_000));
		assertThat(many.status()).isEqualTo(409);
		assertThat(many.body()).contains(
				"has 3 test cases and may have at most 10000 (gavel.limits.max-test-cases), so 10000 more cannot be added.");
		assertThat(ids(question)).hasSize(3);
	}

	@Test
	void refusesMoreTestsThanMayRunInTheTotalTime() {
		long question = api.post("/add_ques", Examples.QUESTION.replaceFirst("\\{", "{\"time_limit_ms\":15000,"))
			.json()
			.get("id")
			.longValue();
		String good = "{\"input_variables\":{\"nums\":[1],\"K\":1},\"output\":\"1\"}\n";
		Answer refused = api.post("/create/testcase/" + question, "application/jsonl", good.repeat(241));
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.body()).contains(
				"241 test cases of 15000 ms each could take 3615 s in total; the limit is 3600 s (gavel.limits.max-total-time)");
		assertThat(api.post("/create/testcase/" + question, "application/jsonl", good.repeat(240)).status())
			.isEqualTo(201);
	}

	@Test
	void refusesATimeLimitWithWhichTheTestsNeedMoreThanTheTotalTime() {
		long question = api.addQuestion();
		String good = "{\"input_variables\":{\"nums\":[1],\"K\":1},\"output\":\"1\"}\n";
		api.post("/create/testcase/" + question, "application/jsonl", good.repeat(300));
		Answer refused = api.put("/ques/" + question,
				Examples.QUESTION.replaceFirst("\\{", "{\"time_limit_ms\":15000,"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("time_limit_ms", "gavel.limits.max-total-time");
		assertThat(api.get("/ques/" + question).json().get("time_limit_ms").intValue()).isEqualTo(2000);
	}

	private List<Long> ids(long question) {
		JsonNode items = api.get("/ques/" + question + "/testcases?size=100").json().get("items");
		assertThat(items.valueStream().map((item) -> item.get("index").intValue())).isSorted()
			.startsWith(1)
			.endsWith(items.size());
		return items.valueStream().map((item) -> item.get("id").longValue()).toList();
	}

	private long add(long question, String testCase) {
		Answer added = api.post("/create/testcase/" + question, testCase);
		assertThat(added.status()).as(added.body()).isEqualTo(201);
		return added.json().get("id").longValue();
	}

}
