package dev.gavel.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.TestWorker;
import dev.gavel.api.webhook.TestReceiver.Received;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Webhooks that a test creates, and what their receiver is sent. */
abstract class WebhookTestBase {

	final ApiClient api;

	final TestWorker worker;

	final JdbcClient database;

	final TransactionTemplate transaction;

	final DeliveryTable table;

	final WebhookTable webhooks;

	final TestReceiver receiver = new TestReceiver();

	final List<Long> made = new ArrayList<>();

	WebhookTestBase(ApiClient api, TestWorker worker, JdbcClient database, TransactionTemplate transaction,
			DeliveryTable table, WebhookTable webhooks) {
		this.api = api;
		this.worker = worker;
		this.database = database;
		this.transaction = transaction;
		this.table = table;
		this.webhooks = webhooks;
	}

	@AfterEach
	void close() {
		made.forEach((id) -> api.delete("/webhooks/" + id));
		receiver.close();
	}

	JsonNode create(String more) {
		Answer answer = api.post("/webhooks", "{\"url\":\"%s\"%s}".formatted(receiver.url(), more));
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		made.add(id(answer.json()));
		assertThat(answer.header("Location")).isEqualTo("/webhooks/" + id(answer.json()));
		return answer.json();
	}

	JsonNode ofQuestion(long question) {
		return create(",\"question_id\":" + question);
	}

	static long id(JsonNode node) {
		return node.get("id").longValue();
	}

	JudgeJob judge(UUID program, Verdict verdict) {
		JudgeJob job = worker.job(program, 1);
		worker.report(TestWorker.judged(job, verdict));
		return job;
	}

	void judged(long question) {
		judge(api.submit(question), Verdict.ACCEPTED);
	}

	static <T> T soon(Callable<T> read, java.util.function.Predicate<T> wanted) {
		return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20)).until(read, wanted::test);
	}

	List<Received> received(int count) {
		return soon(receiver::received, (all) -> all.size() >= count);
	}

	JsonNode deliveries(JsonNode webhook) {
		return api.get("/webhooks/%d/deliveries".formatted(id(webhook))).json().get("items");
	}

	JsonNode delivery(JsonNode webhook, String state) {
		return soon(() -> deliveries(webhook),
				(all) -> !all.isEmpty() && all.get(0).get("state").asString().equals(state))
			.get(0);
	}

	JsonNode shown(JsonNode webhook) {
		return api.get("/webhooks/" + id(webhook)).json();
	}

	void change(JsonNode webhook, String values) {
		transaction
			.executeWithoutResult((status) -> database.sql("update webhooks set %s where id = ?".formatted(values))
				.param(id(webhook))
				.update());
	}

	/** Lets what waits be sent now. */
	void hurry(JsonNode webhook) {
		transaction.executeWithoutResult((status) -> {
			database.sql("update webhook_deliveries set send_at = queued_at where webhook_id = ?")
				.param(id(webhook))
				.update();
			database.sql("update webhooks set paused_until = null where id = ?").param(id(webhook)).update();
		});
	}

	void ping(JsonNode webhook) {
		Answer pinged = api.post("/webhooks/%d/ping".formatted(id(webhook)), "");
		assertThat(pinged.status()).as(pinged.body()).isEqualTo(202);
		String path = pinged.header("Location");
		soon(() -> api.get(path).json().get("state").asString(), "DELIVERED"::equals);
	}

}
