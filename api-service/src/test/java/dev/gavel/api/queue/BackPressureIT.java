package dev.gavel.api.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * No worker is there, so that what is taken waits. The service ends with these tests: it
 * would take reports from the other tests' service, with which it shares Kafka.
 */
@ApiTest
@DirtiesContext
@TestPropertySource(properties = { "gavel.limits.max-queued=" + BackPressureIT.MAX_QUEUED,
		"gavel.limits.max-submissions-per-minute=" + BackPressureIT.PER_MINUTE, "gavel.limits.max-waiting=1" })
class BackPressureIT {

	static final int MAX_QUEUED = 10;

	static final int PER_MINUTE = 3;

	private final ApiClient api;

	private final JdbcTemplate database;

	@Autowired
	BackPressureIT(ApiClient api, JdbcTemplate database) {
		this.api = api;
		this.database = database;
	}

	@Test
	void answers429ToAClientThatSendsTooManyAndSaysWhenToComeAgain() {
		long question = api.addQuestion();
		List<Answer> taken = IntStream.range(0, PER_MINUTE).mapToObj((number) -> submit(question, "eager")).toList();
		assertThat(taken).allMatch((answer) -> answer.status() == 202);
		Answer refused = submit(question, "eager");
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/too-many-submissions");
		assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60 / PER_MINUTE + 1);
		assertThat(api.post("/code/try/" + question, "{\"code\":\"pass\",\"user\":\"eager\"}").status()).isEqualTo(429);
		Answer other = submit(question, "patient");
		assertThat(other.status()).isEqualTo(202);
		assertThat(api.get("/submissions?question_id=" + question).json().get("total").intValue())
			.isEqualTo(PER_MINUTE + 1);
		taken.forEach(this::cancel);
		cancel(other);
	}

	/** Building one would fail, because this question has no tests. */
	@Test
	void buildsNoSuiteForAClientThatSentTooMany() {
		long question = api.addQuestion();
		IntStream.range(0, PER_MINUTE).forEach((number) -> cancel(submit(question, "busy")));
		long untested = api.post("/add_ques", Examples.QUESTION).json().get("id").longValue();
		assertThat(submit(untested, "busy").status()).isEqualTo(429);
		assertThat(submit(untested, "idle").json().get("type").stringValue()).isEqualTo("/problems/no-test-cases");
	}

	@Test
	void buildsALargeSuiteOnlyForASubmissionThatItTakesAndCountsThatOnce() {
		long small = api.addQuestion();
		IntStream.range(0, PER_MINUTE).forEach((number) -> cancel(submit(small, "hasty")));
		long large = api.post("/add_ques", Examples.QUESTION).json().get("id").longValue();
		String test = "{\"input_variables\":{\"nums\":[1%s],\"K\":2},\"output\":0}".formatted(",1".repeat(600_000));
		assertThat(api.post("/create/testcase/" + large, test).status()).isEqualTo(201);
		assertThat(submit(large, "hasty").status()).isEqualTo(429);
		assertThat(api.post("/code/execute/" + large, "{\"code\":\"pass\",\"environment\":\"none\"}").status())
			.isEqualTo(422);
		assertThat(hasSuite(large)).isFalse();
		IntStream.range(0, PER_MINUTE).forEach((number) -> cancel(submit(large, "calm")));
		assertThat(hasSuite(large)).isTrue();
	}

	private boolean hasSuite(long question) {
		return database.queryForObject("select suite_hash is not null from questions where id = ?", Boolean.class,
				question);
	}

	@Test
	void answers503WhileTheQueueIsFullAndTakesSubmissionsAgainAfterwards() {
		long question = api.addQuestion();
		List<Answer> taken = new ArrayList<>();
		// The queue is counted once a second, so a few more may be taken.
		Answer refused = await().until(() -> submit(question, "user-" + taken.size()),
				(answer) -> answer.status() != 202 || !taken.add(answer));
		assertThat(refused.status()).isEqualTo(503);
		assertThat(taken).hasSizeGreaterThanOrEqualTo(MAX_QUEUED);
		assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/queue-full");
		assertThat(refused.header("Retry-After")).isEqualTo("5");
		Answer evaluation = api.post("/code/try/" + question, "{\"code\":\"pass\",\"user\":\"trying\"}");
		assertThat(evaluation.status()).isEqualTo(503);
		assertThat(evaluation.json().get("type").stringValue()).isEqualTo("/problems/queue-full");
		for (String path : List.of("/code/execute/", "/code/try/")) {
			Answer page = api.post(path + question, "application/x-www-form-urlencoded", "code=pass", "Accept",
					"text/html");
			assertThat(page.status()).isEqualTo(503);
			assertThat(page.header("Retry-After")).as(path).isEqualTo("5");
		}
		otherInterfacesTellSoInTheirOwnWays();
		taken.forEach(this::cancel);
		Answer again = await().until(() -> submit(question, "again-" + System.nanoTime()),
				(answer) -> answer.status() == 202);
		cancel(again);
	}

	private void otherInterfacesTellSoInTheirOwnWays() {
		Answer judge0 = api.post("/judge0/submissions", "{\"language_id\":71,\"source_code\":\"pass\"}");
		assertThat(judge0.status()).isEqualTo(503);
		assertThat(judge0.body()).isEqualTo("{\"error\":\"queue is full\"}");
		Answer jobe = api.post("/jobe/index.php/restapi/runs",
				"{\"run_spec\":{\"language_id\":\"python3\",\"sourcecode\":\"pass\"}}");
		assertThat(jobe.status()).isEqualTo(200);
		assertThat(jobe.json().get("outcome").intValue()).isEqualTo(21);
		assertThat(api.post("/sandbox-fusion/run_code", "{\"code\":\"pass\",\"language\":\"python\"}").status())
			.isEqualTo(504);
		assertThat(api.post("/sandbox-fusion/submit",
				"{\"dataset\":\"d\",\"id\":1,\"completion\":\"pass\",\"config\":{\"dataset_type\":\"CommonOJDataset\",\"language\":\"python\","
						+ "\"provided_data\":{\"test\":[{\"input\":{\"stdin\":\"\"},\"output\":{\"stdout\":\"\"}}]}}}")
			.status()).isEqualTo(504);
	}

	@Test
	void submissionsWithoutAWorkerForTheirEnvironmentTakeNoRoomFromOthers() {
		long question = api.addQuestion();
		long unoffered = questionIn("nowhere");
		List<Answer> held = new ArrayList<>();
		Answer refused = await().until(() -> submit(unoffered, "held-" + held.size()),
				(answer) -> answer.status() != 202 || !held.add(answer));
		assertThat(held).hasSizeGreaterThanOrEqualTo(MAX_QUEUED);
		assertThat(refused.status()).isEqualTo(503);
		assertThat(refused.json().get("detail").stringValue())
			.contains("are waiting for environments that no worker offers", "try again when a worker offers 'nowhere'");
		Instant since = Instant.now();
		Answer taken = submit(question, "held-0");
		assertThat(taken.status()).isEqualTo(202);
		assertThat(api.get(taken.header("Location")).json().get("position").intValue()).isEqualTo(1);
		assertThat(api.get(held.get(0).header("Location")).json().get("position").isNull()).isTrue();
		JsonNode queue = await().until(() -> api.get("/queue").json(),
				(shown) -> shown.at("/queued/interactive").intValue() == 1);
		assertThat(queue.at("/queued/held").intValue()).isEqualTo(held.size());
		assertThat(queue.get("longest_wait_ms").longValue())
			.isLessThanOrEqualTo(Duration.between(since, Instant.now()).toMillis());
		assertThat(turn(taken)).isZero();
		held.forEach(this::cancel);
		cancel(taken);
	}

	@Test
	void aPreludeThatMayNotBeTriedNowIsStoredWithAWarning() {
		long question = api.addQuestion();
		await().until(() -> {
			Answer trial = api.post("/code/try/" + question, "{\"code\":\"pass\"}");
			return trial.status() == 429 || cancelled(trial);
		});
		Answer stored = api.post("/add_ques", "{\"prelude\":\"x = 1\"," + Examples.QUESTION.strip().substring(1));
		assertThat(stored.status()).isEqualTo(201);
		assertThat(stored.json().at("/warnings/0").stringValue())
			.isEqualTo("The prelude was not tried: too many submissions in a short time.");
	}

	private boolean cancelled(Answer trial) {
		cancel(trial);
		return false;
	}

	private long questionIn(String environment) {
		long question = api
			.post("/add_ques",
					"{\"environment\":\"%s\",%s".formatted(environment, Examples.QUESTION.strip().substring(1)))
			.json()
			.get("id")
			.longValue();
		api.post("/create/testcase/" + question, Examples.TEST_CASE);
		return question;
	}

	private int turn(Answer submission) {
		return database.queryForObject("select turn from judgements where program_id = uuid_to_bin(?)", Integer.class,
				submission.json().get("id").stringValue());
	}

	@Test
	void endsAStreamAfterOneEventWhenTooManyWait() throws IOException {
		Answer submission = submit(api.addQuestion(), "watched");
		String path = submission.header("Location");
		try (InputStream first = api.follow(path)) {
			Answer second = api.get(path, "Accept", "text/event-stream");
			assertThat(second.status()).isEqualTo(200);
			assertThat(second.body()).containsOnlyOnce("event:").contains("event:status", "QUEUED");
			cancel(submission);
			assertThat(new String(first.readAllBytes(), StandardCharsets.UTF_8)).contains("event:done", "CANCELLED");
		}
	}

	private Answer submit(long question, String user) {
		return api.post("/code/execute/" + question, "{\"code\":\"pass\",\"user\":\"%s\"}".formatted(user));
	}

	private void cancel(Answer submission) {
		Answer cancelled = api.post(submission.header("Location") + "/cancel", "");
		assertThat(cancelled.status()).isEqualTo(200);
	}

}
