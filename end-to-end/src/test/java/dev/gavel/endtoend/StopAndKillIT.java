package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is left of a Gavel that has ended, and what its successor makes of it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StopAndKillIT {

	private static final int SUBMISSIONS = 50;

	@TempDir
	static Path data;

	/** Each test takes over the one that the test before it has left running. */
	private static @Nullable GavelProcess running;

	private GavelProcess gavel;

	@BeforeEach
	void takeOver() {
		gavel = (running != null) ? running : start();
		running = null;
	}

	@AfterAll
	static void stop() {
		if (running != null) {
			running.close();
		}
	}

	private static GavelProcess start() {
		return GavelProcess.launch(data, GavelProcess.freePort(), "--slots", "2").awaitReady();
	}

	@Test
	@Order(1)
	void judgesEverySubmissionThoughItWasKilled() throws Exception {
		List<ProcessHandle> children = gavel.children();
		List<String> ids = submitAll(gavel.client());
		await().atMost(Duration.ofMinutes(1)).until(() -> status(gavel.client(), ids.get(0)).equals("DONE"));
		assertThat(status(gavel.client(), ids.get(SUBMISSIONS - 1))).isEqualTo("QUEUED");
		GavelClient first = gavel.client();
		CompletableFuture<JsonNode> unanswered = CompletableFuture.supplyAsync(() -> submitOnce(first, "?wait=60s"));
		await().atMost(Duration.ofMinutes(1)).until(() -> submissions(first) == SUBMISSIONS + 1);
		assertThat(unanswered).isNotDone();
		gavel.killGroup();
		await().atMost(Duration.ofMinutes(1)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
		running = start();
		GavelClient client = running.client();
		String once = submitOnce(client, "").get("id").asString();
		assertThat(submissions(client)).isEqualTo(SUBMISSIONS + 1);
		await().atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofMillis(500))
			.untilAsserted(() -> assertThat(statuses(client, ids)).containsOnly("DONE"));
		assertThat(verdicts(client, ids)).isEqualTo(expectedVerdicts());
		await().atMost(Duration.ofMinutes(1)).until(() -> status(client, once).equals("DONE"));
	}

	@Test
	@Order(2)
	void asksTheCheckerAgainThoughItWasKilledMeanwhile() throws Exception {
		long question = gavel.client()
			.post("/add_ques",
					"""
							{"title": "Any", "description": "d", "type": "Easy",
							 "metadata": {"function_name": "f", "return_type": "int", "variables": {"n": "int"}},
							 "comparison": {"kind": "checker", "code":
							  "import time\\ndef check(input, expected, answer):\\n    time.sleep(4)\\n    return answer == expected"}}
							""")
			.get("id")
			.asLong();
		gavel.client().post("/create/testcase/" + question, "{\"input_variables\": {\"n\": 1}, \"output\": 1}");
		String id = gavel.client()
			.post("/code/execute/" + question, Map.of("code", "def f(n): return n"))
			.get("id")
			.asString();
		// Its only test has run, so that only the checker is left.
		await().atMost(Duration.ofMinutes(1))
			.until(() -> submission(gavel.client(), id).get("tests_done").asInt() == 1);
		assertThat(status(gavel.client(), id)).isEqualTo("RUNNING");
		gavel.killGroup();
		running = start();
		GavelClient client = running.client();
		await().atMost(Duration.ofMinutes(2)).until(() -> status(client, id).equals("DONE"));
		assertThat(submission(client, id).get("verdict").asString()).isEqualTo("ACCEPTED");
		assertThat(submission(client, id).at("/tests/0/points").asDouble()).isEqualTo(1);
	}

	@Test
	@Order(3)
	void stopsEveryProcessItStarted() throws InterruptedException {
		List<ProcessHandle> children = gavel.children();
		assertThat(children).isNotEmpty();
		assertThat(gavel.terminate()).isEqualTo(128 + 15);
		assertThat(gavel.output()).endsWith("Gavel has stopped\n");
		assertThat(children).noneMatch(ProcessHandle::isAlive);
	}

	private static List<String> submitAll(GavelClient client) {
		return IntStream.range(0, SUBMISSIONS)
			.mapToObj((index) -> client.post("/code/execute/1", Map.of("code", code(index))).get("id").asString())
			.toList();
	}

	/** When it waits, it is stored long before it is answered. */
	private static JsonNode submitOnce(GavelClient client, String wait) {
		return client.post("/code/execute/1" + wait, Map.of("code", code(0)), "Idempotency-Key", "once");
	}

	private static int submissions(GavelClient client) {
		return client.get("/submissions?question_id=1").get("total").asInt();
	}

	/**
	 * Some right, some wrong; each takes long enough to be under way when the kill comes.
	 */
	private static String code(int index) {
		return """
				def Findfrequency(nums, K):
				    sum(range(10_000_000))
				    return nums.count(K) + %d
				""".formatted(index % 2);
	}

	private static List<String> expectedVerdicts() {
		return IntStream.range(0, SUBMISSIONS)
			.mapToObj((index) -> (index % 2 == 0) ? "ACCEPTED" : "WRONG_ANSWER")
			.toList();
	}

	private static List<String> statuses(GavelClient client, List<String> ids) {
		return ids.stream().map((id) -> status(client, id)).toList();
	}

	private static String status(GavelClient client, String id) {
		return submission(client, id).get("status").asString();
	}

	private static List<String> verdicts(GavelClient client, List<String> ids) {
		return ids.stream().map((id) -> submission(client, id).get("verdict").asString()).toList();
	}

	private static JsonNode submission(GavelClient client, String id) {
		return client.get("/submissions/" + id);
	}

}
