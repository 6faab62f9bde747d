package dev.gavel.api.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.queue.Queue;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.message.JudgedIn;
import dev.gavel.message.Verdict;
import dev.gavel.message.WorkerNews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class QueueIT {

	private static final Duration LONG = Duration.ofSeconds(20);

	private final ApiClient api;

	private final TestWorker worker;

	private final Queue queue;

	@Autowired
	QueueIT(ApiClient api, TestWorker worker, Queue queue) {
		this.api = api;
		this.worker = worker;
		this.queue = queue;
	}

	@Test
	void tellsWhatWaitsAndRunsAndHowLong() {
		long question = api.addQuestion();
		UUID waiting = api.submit(question);
		UUID running = api.submit(question);
		JudgeJob job = worker.job(running, 1);
		worker.report(new Started(job.judgementId(), 1, "worker-1"));
		await().atMost(LONG).untilAsserted(() -> {
			JsonNode queue = queue();
			assertThat(queue.get("queued").get("interactive").intValue()).isPositive();
			assertThat(queue.get("queued").get("bulk").isNumber()).isTrue();
			assertThat(queue.get("running").intValue()).isPositive();
			assertThat(queue.get("longest_wait_ms").longValue()).isPositive();
		});
		assertThat(page()).doesNotContain("<strong>–</strong>").contains("<dt>Longest wait</dt>");
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		api.post("/submissions/" + waiting + "/cancel", "");
	}

	@Test
	void remembersHowTheQueueWas() {
		await().atMost(LONG).until(() -> queue().get("history").size() >= 2);
		JsonNode history = queue().get("history");
		Instant first = Instant.parse(history.get(0).get("at").stringValue());
		Instant second = Instant.parse(history.get(1).get("at").stringValue());
		assertThat(Duration.between(first, second)).isBetween(Duration.ofSeconds(4), LONG);
		assertThat(history.get(0).propertyNames()).containsExactly("at", "queued", "running", "longest_wait_ms");
		assertThat(page()).containsPattern("<path class=\"interactive\" d=\"M[0-9. L]+h0.1\"></path>");
	}

	@Test
	void forgetsWhatIsOlderThanTenMinutes() {
		QueueHistory history = new QueueHistory(queue, Clock.systemUTC());
		Instant now = Instant.now();
		List.of(now.minusSeconds(601), now.minusSeconds(600), now)
			.forEach((at) -> history.add(QueueSample.of(queue.depth(), at)));
		assertThat(history.samples()).hasSize(2);
	}

	@Test
	void countsTheSlotsOfThoseThatWork() {
		String id = "worker " + UUID.randomUUID();
		JsonNode before = queue();
		worker.tell(new WorkerNews("host", Instant.now(), WorkerNews.State.WORKING, null, 5, 3, 3,
				new JudgedIn(id, "runc 1.1.5", "cgroup-v2", "sha256:0", "3.13.5", "1"), List.of()));
		await().atMost(LONG).until(() -> queue().get("slots").intValue() >= before.get("slots").intValue() + 5);
		assertThat(queue().get("busy_slots").intValue()).isGreaterThanOrEqualTo(3);
		assertThat(page()).contains(id, "3 of 5");
		Answer former = api.get("/workers", "Accept", "text/html");
		assertThat(former.status()).isEqualTo(303);
		assertThat(former.header("Location")).endsWith("/queue#workers");
	}

	@Test
	void hasWhatFailedJudgedAgain() {
		UUID submission = api.submit(api.addQuestion());
		fail(submission, "the <b>reason</b> of " + submission);
		assertThat(page()).contains("the &lt;b&gt;reason&lt;/b&gt; of " + submission, "/queue/failed/" + submission);
		Answer again = api.form("/queue/failed/" + submission, "");
		assertThat(again.status()).isEqualTo(303);
		assertThat(again.header("Location")).endsWith("/queue#failed");
		assertThat(page()).doesNotContain("/queue/failed/" + submission);
		worker.report(TestWorker.judged(worker.jobs(submission, 4).get(3), Verdict.ACCEPTED));
		assertThat(api.get("/submissions/" + submission + "?wait=20s").json().get("verdict").stringValue())
			.isEqualTo("ACCEPTED");
		assertThat(api.form("/queue/failed/" + UUID.randomUUID(), "").status()).isEqualTo(404);
	}

	@Test
	void hasAllThatFailedJudgedAgain() {
		long question = api.addQuestion();
		UUID one = api.submit(question);
		fail(one, "no cell");
		UUID other = api.submit(question);
		fail(other, "no cell");
		assertThat(page()).containsPattern("Judge all \\d+ again");
		assertThat(api.form("/rejudgings", "verdict=INTERNAL_ERROR").status()).isEqualTo(303);
		assertThat(page()).doesNotContain("/queue/failed/" + one, "/queue/failed/" + other);
		JsonNode rejudging = api.get("/rejudgings?size=1").json().get("items").get(0);
		api.post("/rejudgings/" + rejudging.get("id").longValue() + "/cancel", "");
		assertThat(page()).contains("/queue/failed/" + one, "/queue/failed/" + other);
	}

	@Test
	void sendsParkedMessagesAgainOrDiscardsThem() {
		String content = "<i>no report</i> " + UUID.randomUUID();
		worker.send(UUID.randomUUID(), content.getBytes(UTF_8));
		String shown = content.replace("<", "&lt;").replace(">", "&gt;");
		await().atMost(LONG).until(() -> page().contains(shown));
		String id = parkedId(shown);
		assertThat(api.form("/parked/" + id + "/requeue", "").header("Location")).endsWith("/queue#parked");
		assertThat(page()).contains("Sent again");
		await().atMost(LONG).until(() -> page().split(Pattern.quote(shown), -1).length == 3);
		assertThat(api.form("/parked/" + id + "/discard", "").status()).isEqualTo(303);
		assertThat(page()).contains(shown).doesNotContain("/parked/" + id + "/discard");
		assertThat(api.form("/parked/" + id + "/discard", "").status()).isEqualTo(404);
	}

	private String parkedId(String content) {
		Matcher row = Pattern.compile(Pattern.quote(content) + ".*?/parked/(\\d+)/requeue", Pattern.DOTALL)
			.matcher(page());
		assertThat(row.find()).isTrue();
		return row.group(1);
	}

	private void fail(UUID submission, String reason) {
		for (int attempt = 1; attempt <= 3; attempt++) {
			JudgeJob job = worker.job(submission, attempt);
			worker.report(new JudgingFailed(job.judgementId(), attempt, "worker-1", reason));
		}
		assertThat(api.get("/submissions/" + submission + "?wait=20s").json().get("verdict").stringValue())
			.isEqualTo("INTERNAL_ERROR");
	}

	private JsonNode queue() {
		return api.get("/queue").json();
	}

	private String page() {
		Answer page = api.get("/queue", "Accept", "text/html");
		assertThat(page.status()).as(page.body()).isEqualTo(200);
		return page.body();
	}

}
