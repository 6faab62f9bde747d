package dev.gavel.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.webhook.TestReceiver.Received;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ApiTest
class WebhookReceiversIT extends WebhookTestBase {

	@Autowired
	WebhookReceiversIT(ApiClient api, TestWorker worker, JdbcClient database, TransactionTemplate transaction,
			DeliveryTable table, WebhookTable webhooks) {
		super(api, worker, database, transaction, table, webhooks);
	}

	@Test
	void triesAgainUntilItArrives() {
		long question = api.addQuestion();
		JsonNode webhook = ofQuestion(question);
		receiver.answer(500);
		judged(question);
		JsonNode failed = soon(() -> deliveries(webhook),
				(all) -> !all.isEmpty() && all.get(0).get("attempts").intValue() == 1)
			.get(0);
		assertThat(failed.get("state").asString()).isEqualTo("WAITING");
		assertThat(failed.get("response_status").intValue()).isEqualTo(500);
		assertThat(Instant.parse(failed.get("next_attempt_at").asString())).isBetween(Instant.now().plusMillis(500),
				Instant.now().plusSeconds(7));
		receiver.answer(200);
		hurry(webhook);
		assertThat(delivery(webhook, "DELIVERED").get("attempts").intValue()).isEqualTo(2);
		assertThat(receiver.received()).hasSize(2);
		assertThat(receiver.received()).extracting(Received::id).containsOnly(receiver.received().get(0).id());
		assertThat(receiver.received()).extracting(Received::body).containsOnly(receiver.received().get(0).body());
		assertThat(shown(webhook).get("failing_since").isNull()).isTrue();
	}

	@Test
	void leavesAReceiverAloneThatIsUnavailable() {
		long question = api.addQuestion();
		JsonNode webhook = ofQuestion(question);
		receiver.answer(503, "Retry-After", "300");
		judged(question);
		JsonNode paused = soon(() -> shown(webhook), (one) -> !one.get("paused_until").isNull());
		assertThat(Instant.parse(paused.get("paused_until").asString())).isBetween(Instant.now().plusSeconds(270),
				Instant.now().plusSeconds(300));
		judged(question);
		judged(question);
		soon(() -> deliveries(webhook), (all) -> all.size() == 3);
		assertThat(receiver.received()).hasSize(1);
		receiver.answer(200);
		hurry(webhook);
		soon(() -> deliveries(webhook).toString(), (all) -> all.split("DELIVERED").length == 4);
		assertThat(receiver.received()).hasSize(4);
	}

	@Test
	void isDisabledByAReceiverThatIsGone() {
		long question = api.addQuestion();
		JsonNode webhook = ofQuestion(question);
		receiver.answer(410);
		judged(question);
		JsonNode disabled = soon(() -> shown(webhook), (one) -> !one.get("disabled_at").isNull());
		assertThat(disabled.get("disabled_for").asString()).isEqualTo("GONE");
		assertThat(deliveries(webhook).get(0).get("state").asString()).isEqualTo("DROPPED");
		judged(question);
		Answer refused = api.post("/webhooks/%d/ping".formatted(id(webhook)), "");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("type").asString()).isEqualTo("/problems/webhook-disabled");
		receiver.answer(204);
		assertThat(api.post("/webhooks/%d/enable".formatted(id(webhook)), "").json().get("disabled_at").isNull())
			.isTrue();
		assertThat(api.post("/webhooks/%d/ping".formatted(id(webhook)), "").status()).isEqualTo(202);
		delivery(webhook, "DELIVERED");
		assertThat(receiver.received()).hasSize(2);
	}

	@Test
	void aSlowReceiverHoldsUpNobodyElse() {
		long question = api.addQuestion();
		ofQuestion(question);
		receiver.answer((exchange) -> java.util.concurrent.locks.LockSupport.parkNanos(5_000_000_000L));
		try (TestReceiver fast = new TestReceiver()) {
			Answer other = api.post("/webhooks", "{\"url\":\"%s\",\"question_id\":%d}".formatted(fast.url(), question));
			made.add(id(other.json()));
			IntStream.range(0, 20).forEach((i) -> judged(question));
			soon(fast::received, (all) -> all.size() == 20);
			assertThat(receiver.received()).hasSizeLessThanOrEqualTo(8);
		}
	}

	@Test
	void sendsNoMoreOnceItIsDeleted() throws InterruptedException {
		JsonNode webhook = ofQuestion(api.addQuestion());
		change(webhook, "paused_until = timestampadd(hour, 1, created_at)");
		transaction.executeWithoutResult((status) -> IntStream.range(0, 24)
			.forEach((i) -> table.addPing(id(webhook), UUID.randomUUID(), Instant.now())));
		CountDownLatch deleted = new CountDownLatch(1);
		receiver.answer((exchange) -> {
			try {
				deleted.await(20, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			exchange.sendResponseHeaders(204, -1);
		});
		change(webhook, "paused_until = null");
		received(4);
		assertThat(api.delete("/webhooks/" + id(webhook)).status()).isEqualTo(204);
		deleted.countDown();
		received(16);
		ping(ofQuestion(api.addQuestion()));
		assertThat(receiver.received()).hasSize(17);
	}

	@Test
	void failuresTogetherCountAsOne() {
		JsonNode webhook = ofQuestion(api.addQuestion());
		CyclicBarrier four = new CyclicBarrier(4);
		receiver.answer((exchange) -> {
			try {
				four.await(20, TimeUnit.SECONDS);
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			exchange.sendResponseHeaders(503, -1);
		});
		transaction.executeWithoutResult((status) -> IntStream.range(0, 4)
			.forEach((i) -> table.addPing(id(webhook), UUID.randomUUID(), Instant.now())));
		soon(() -> deliveries(webhook).toString(), (all) -> all.split("\"response_status\":503").length == 5);
		assertThat(database.sql("select failures from webhooks where id = ?")
			.param(id(webhook))
			.query(Integer.class)
			.single()).isOne();
		transaction.executeWithoutResult((status) -> {
			status.setRollbackOnly();
			assertThat(webhooks.failingSince(Instant.now().plusSeconds(60))).contains(id(webhook));
			table.giveUp(Instant.now().plusSeconds(60), Instant.now(), 1000);
			assertThat(table.list(id(webhook), DeliveryState.FAILED, 10, 0)).hasSize(4);
		});
	}

}
