package dev.gavel.api.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.question.Questions;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class VerificationsIT {

	private final ApiClient api;

	private final TestWorker worker;

	private final Verifications verifications;

	private final Questions questions;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	private final JsonMapper json;

	private final List<JudgeJob> answered = new ArrayList<>();

	@Autowired
	VerificationsIT(ApiClient api, TestWorker worker, Verifications verifications, Questions questions,
			JdbcClient database, TransactionTemplate transaction, JsonMapper json) {
		this.api = api;
		this.worker = worker;
		this.verifications = verifications;
		this.questions = questions;
		this.database = database;
		this.transaction = transaction;
		this.json = json;
	}

	@Test
	void judgesEachSolutionSeveralTimesAndTellsWhatCameOfIt() {
		long question = question();
		api.post("/create/testcase/" + question,
				"{\"input_variables\": {\"nums\":[1,2,2,3],\"k\":2}, \"output\": \"3\"}");
		add(question, "right", RequiredVerdict.ACCEPTED);
		add(question, "wrong", RequiredVerdict.WRONG_ANSWER);
		add(question, "slow", RequiredVerdict.TIME_LIMIT_EXCEEDED);
		Answer started = api.post("/ques/%d/verification".formatted(question), "");
		assertThat(started.status()).as(started.body()).isEqualTo(202);
		assertThat(started.json().get("status").stringValue()).isEqualTo("RUNNING");
		assertThat(started.json().get("runs").intValue()).isEqualTo(10);
		answer(question, 10, Map.of("right", "AA", "wrong", "AW", "slow", "AT"));
		JsonNode done = done(question);
		assertThat(done.get("status").stringValue()).isEqualTo("VERIFIED");
		assertThat(done.get("uncaught_tests")).hasToString("[1]");
		assertThat(done.get("equal_tests")).hasToString("[{\"tests\":[1,2],\"contradictory\":true}]");
		assertThat(done.at("/time/slowest_right/solution").stringValue()).isEqualTo("right");
		assertThat(done.at("/time/fastest_too_slow/at_least").booleanValue()).isTrue();
		assertThat(api.page("/ques/%d/solutions".formatted(question)).body()).contains("Verified", "wrong",
				"No wrong solution fails");
		assertThat(answered).filteredOn((job) -> job.source().equals(source(question, "slow")))
			.extracting((job) -> job.run().limits().cpuTimeMillis())
			.containsExactly(2000L, 2000L, 2000L, 3000L);
	}

	@Test
	void tellsWhichSolutionGotAnotherVerdict() {
		long question = question();
		add(question, "right", RequiredVerdict.ACCEPTED);
		api.post("/ques/%d/verification".formatted(question), "");
		answer(question, 3, Map.of("right", "W"));
		JsonNode done = done(question);
		assertThat(done.get("status").stringValue()).isEqualTo("FAILED");
		assertThat(done.at("/solutions/0/as_required").booleanValue()).isFalse();
		assertThat(done.at("/solutions/0/explanation").stringValue()).isEqualTo("Test 1: not as expected");
	}

	@Test
	void newerVerificationReplacesTheOlder() {
		long question = question();
		add(question, "right", RequiredVerdict.ACCEPTED);
		api.post("/ques/%d/verification".formatted(question), "");
		JudgeJob older = next(question);
		api.post("/ques/%d/verification".formatted(question), "");
		answered.add(older);
		worker.report(report(older, "W"));
		answer(question, 3, Map.of("right", "A"));
		JsonNode done = done(question);
		assertThat(done.get("status").stringValue()).isEqualTo("VERIFIED");
		assertThat(done.get("runs").intValue()).isEqualTo(3);
		assertThat(state(older)).isEqualTo("CANCELLED");
	}

	@Test
	void verifiesOnceSomeTimeAfterTheLastChange() {
		long question = question();
		add(question, "right", RequiredVerdict.ACCEPTED);
		api.post("/ques/%d/verification".formatted(question), "");
		answer(question, 3, Map.of("right", "A"));
		assertThat(done(question).get("status").stringValue()).isEqualTo("VERIFIED");
		api.post("/create/testcase/" + question, "{\"input_variables\": {\"nums\":[],\"k\":2}, \"output\": \"0\"}");
		JsonNode changed = verification(question);
		assertThat(changed.get("status").stringValue()).isEqualTo("WAITING");
		assertThat(changed.get("up_to_date").booleanValue()).isFalse();
		await().until(() -> !verification(question).get("due_at").isNull());
		letTheTimePass(question);
		Stream.of(1, 2, 3)
			.map((i) -> CompletableFuture.runAsync(() -> verifications.startIfDue(question)))
			.toList()
			.forEach(CompletableFuture::join);
		assertThat(verification(question).get("runs").intValue()).isEqualTo(3);
		answer(question, 3, Map.of("right", "AA"));
		JsonNode again = done(question);
		assertThat(again.get("status").stringValue()).isEqualTo("VERIFIED");
		assertThat(again.get("tests").intValue()).isEqualTo(2);
		assertThat(evaluations(question)).isEqualTo(6);
	}

	@Test
	void publishesOnlyVerifiedQuestionsUnlessTheAuthorInsists() {
		long question = question();
		String state = "/ques/%d/state".formatted(question);
		api.put(state, "{\"state\": \"draft\"}");
		assertThat(api.put(state, "{\"state\": \"published\"}").status()).isEqualTo(200);
		api.put(state, "{\"state\": \"draft\"}");
		long solution = add(question, "right", RequiredVerdict.ACCEPTED);
		Answer refused = api.put(state, "{\"state\": \"published\"}");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.body()).contains("/problems/not-verified", "have not been judged yet", "publish_anyway");
		assertThat(api.form(state, "state=published").body()).contains("Publish anyway");
		assertThat(api.form(state, "state=published&publish_anyway=true").status()).isEqualTo(303);
		api.put(state, "{\"state\": \"draft\"}");
		api.post("/ques/%d/verification".formatted(question), "");
		assertThat(api.put(state, "{\"state\": \"published\"}").body()).contains("are being judged (0 of 3");
		answer(question, 3, Map.of("right", "A"));
		assertThat(done(question).get("status").stringValue()).isEqualTo("VERIFIED");
		assertThat(api.put(state, "{\"state\": \"published\"}").status()).isEqualTo(200);
		api.put(state, "{\"state\": \"draft\"}");
		assertThat(api.delete("/ques/%d/solutions/%d".formatted(question, solution)).status()).isEqualTo(204);
		assertThat(api.put(state, "{\"state\": \"published\"}").status()).isEqualTo(200);
	}

	@Test
	void keepsSolutionsByTheirNames() {
		long question = question();
		long id = add(question, "right", RequiredVerdict.ACCEPTED);
		assertThat(post(question, "RIGHT", "pass", null).body())
			.contains("there is already a reference solution 'RIGHT'");
		assertThat(post(question, "", "", null).status()).isEqualTo(422);
		String path = "/ques/%d/solutions/%d".formatted(question, id);
		Answer changed = api.put(path, body("Right", "pass", RequiredVerdict.REJECTED));
		assertThat(changed.json().get("required_verdict").stringValue()).isEqualTo("REJECTED");
		assertThat(api.get(path).json()).isEqualTo(changed.json());
		assertThat(api.get("/ques/%d/solutions".formatted(question)).json()).hasSize(1);
		assertThat(api.page(path).body()).contains("<h1>Right</h1>");
		assertThat(api.form("/ques/%d/solutions".formatted(question), "name=&code=").status()).isEqualTo(422);
	}

	@Test
	void cannotBeVerifiedWithoutSolutionsOrTests() {
		long question = question();
		assertThat(api.post("/ques/%d/verification".formatted(question), "").body()).contains("/problems/no-solutions");
		assertThat(api.get("/ques/%d/verification".formatted(question)).status()).isEqualTo(404);
		add(question, "right", RequiredVerdict.ACCEPTED);
		long test = api.get("/ques/%d/testcases".formatted(question)).json().at("/items/0/id").longValue();
		api.delete("/testcases/" + test);
		assertThat(api.post("/ques/%d/verification".formatted(question), "").body())
			.contains("/problems/no-test-cases");
		await().until(() -> !verification(question).get("due_at").isNull());
		letTheTimePass(question);
		await().until(() -> verification(question).get("status").stringValue().equals("FAILED"));
		assertThat(verification(question).get("problem").stringValue()).contains("no test cases");
	}

	@Test
	void theValidatorReadsTheInputsOfAllTests() {
		long question = question();
		long solution = add(question, "right", RequiredVerdict.ACCEPTED);
		api.put("/ques/%d/generator".formatted(question), "{\"validator\": \"# %d validator\"}".formatted(question));
		api.post("/ques/%d/verification".formatted(question), "");
		answer(question, 3, Map.of("right", "A"));
		JudgeJob validation = worker.job((job) -> job.source().contains("# %d validator".formatted(question)));
		String suite = database.sql("select content from suite_parts where suite_hash = :hash")
			.param("hash", validation.run().suiteHash())
			.query(String.class)
			.single();
		assertThat(suite).contains("nums");
		worker.report(report(validation, "W"));
		JsonNode done = done(question);
		assertThat(done.get("status").stringValue()).isEqualTo("FAILED");
		assertThat(done.get("refused_tests")).hasToString("[1]");
		assertThat(runs(question)).isEqualTo(4);
		api.delete("/ques/%d/solutions/%d".formatted(question, solution));
		assertThat(runs(question)).isZero();
	}

	@Test
	void nothingIsJudgedOfWhatIsDeleted() {
		long question = question();
		long kept = add(question, "right", RequiredVerdict.ACCEPTED);
		long deleted = add(question, "wrong", RequiredVerdict.WRONG_ANSWER);
		api.post("/ques/%d/verification".formatted(question), "");
		api.delete("/ques/%d/solutions/%d".formatted(question, deleted));
		assertThat(open(question)).isEqualTo(3);
		api.delete("/ques/%d/solutions/%d".formatted(question, kept));
		assertThat(open(question)).isZero();
		add(question, "right", RequiredVerdict.ACCEPTED);
		api.post("/ques/%d/verification".formatted(question), "");
		assertThat(api.delete("/ques/" + question).status()).isEqualTo(204);
		assertThat(open(question)).isZero();
	}

	@Test
	void countsEveryChangeOfATransaction() {
		long question = question();
		int before = questions.get(question).revision();
		transaction.executeWithoutResult((status) -> {
			questions.lock(question).revised();
			questions.lock(question).revised();
		});
		assertThat(questions.get(question).revision()).isEqualTo(before + 2);
	}

	private long question() {
		return api.addQuestion();
	}

	private long add(long question, String name, RequiredVerdict required) {
		Answer added = post(question, name, source(question, name), required);
		assertThat(added.status()).as(added.body()).isEqualTo(201);
		return added.json().get("id").longValue();
	}

	private Answer post(long question, String name, String code, @Nullable RequiredVerdict required) {
		return api.post("/ques/%d/solutions".formatted(question), body(name, code, required));
	}

	private String body(String name, String code, @Nullable RequiredVerdict required) {
		return json.writeValueAsString(json.createObjectNode()
			.put("name", name)
			.put("code", code)
			.put("required_verdict", (required != null) ? required.name() : null));
	}

	private static String source(long question, String name) {
		return "# %d %s".formatted(question, name);
	}

	/** Reports on jobs one by one: without a worker, only one is sent at a time. */
	private void answer(long question, int count, Map<String, String> tests) {
		for (int i = 0; i < count; i++) {
			JudgeJob job = next(question);
			answered.add(job);
			worker.report(report(job, Objects.requireNonNull(tests.get(job.source().replaceFirst("# \\d+ ", "")))));
		}
	}

	private JudgeJob next(long question) {
		return worker.job((job) -> job.source().startsWith(source(question, "")) && !answered.contains(job));
	}

	private static Judged report(JudgeJob job, String letters) {
		List<TestReport> tests = IntStream.range(0, letters.length())
			.mapToObj((i) -> test(i + 1, letters.charAt(i)))
			.toList();
		Verdict verdict = tests.stream()
			.map(TestReport::verdict)
			.filter((one) -> one != Verdict.ACCEPTED)
			.findFirst()
			.orElse(Verdict.ACCEPTED);
		return new Judged(job.judgementId(), job.attempt(), verdict, null, tests, TestWorker.judgedIn());
	}

	private static TestReport test(int index, char letter) {
		Verdict verdict = Stream.of(Verdict.values())
			.filter((one) -> one.name().charAt(0) == letter)
			.findFirst()
			.orElseThrow();
		return new TestReport(index, index, verdict, 100_000, 110_000, 9 * 1024 * 1024, null,
				(letter == 'A') ? null : "not as expected", null, "", "");
	}

	private JsonNode done(long question) {
		await().until(() -> {
			JsonNode found = verification(question);
			return found.get("runs").intValue() > 0 && found.get("runs").equals(found.get("runs_done"));
		});
		return verification(question);
	}

	private JsonNode verification(long question) {
		return api.get("/ques/%d/verification".formatted(question)).json();
	}

	private void letTheTimePass(long question) {
		transaction.executeWithoutResult((status) -> database
			.sql("update verifications set due_at = date_sub(due_at, interval 2 hour) where question_id = :id")
			.param("id", question)
			.update());
	}

	private String state(JudgeJob job) {
		return database.sql("select state from judgements where id = uuid_to_bin(:id)")
			.param("id", job.judgementId().toString())
			.query(String.class)
			.single();
	}

	private int runs(long question) {
		return count("verification_runs r where r.question_id = :id", question);
	}

	/** By their source, because evaluations outlive their question. */
	private int open(long question) {
		return count("""
				evaluations e join judgements j on j.program_id = e.id where j.state in ('QUEUED', 'RUNNING')
				and e.source like concat('# ', :id, ' %')""", question);
	}

	private int count(String rows, long question) {
		return database.sql("select count(*) from " + rows).param("id", question).query(Integer.class).single();
	}

	private int evaluations(long question) {
		return database.sql("select count(*) from evaluations where question_id = :id")
			.param("id", question)
			.query(Integer.class)
			.single();
	}

}
