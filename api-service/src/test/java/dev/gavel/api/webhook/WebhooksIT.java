package dev.gavel.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.webhook.TestReceiver.Received;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ApiTest
class WebhooksIT {

	private final ApiClient api;

	private final TestWorker worker;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	private final DeliveryTable table;

	private final WebhookTable webhooks;

	private final TestReceiver receiver = new TestReceiver();

	private final List<Long> made = new ArrayList<>();

	@Autowired
	WebhooksIT(ApiClient api, TestWorker worker, JdbcClient database, TransactionTemplate transaction,
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

	private JsonNode create(String more) {
		Answer answer = api.post("/webhooks", "{\"url\":\"%s\"%s}".formatted(receiver.url(), more));
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		made.add(id(answer.json()));
		assertThat(answer.header("Location")).isEqualTo("/webhooks/" + id(answer.json()));
		return answer.json();
	}

	private JsonNode ofQuestion(long question) {
		return create(",\"question_id\":" + question);
	}

	private static long id(JsonNode node) {
		return node.get("id").longValue();
	}

	private JudgeJob judge(UUID program, Verdict verdict) {
		JudgeJob job = worker.job(program, 1);
		worker.report(TestWorker.judged(job, verdict));
		return job;
	}

	private void judged(long question) {
		judge(api.submit(question), Verdict.ACCEPTED);
	}

	private static <T> T soon(Callable<T> read, java.util.function.Predicate<T> wanted) {
		return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20)).until(read, wanted::test);
	}

	private List<Received> received(int count) {
		return soon(receiver::received, (all) -> all.size() >= count);
	}

	private JsonNode deliveries(JsonNode webhook) {
		return api.get("/webhooks/%d/deliveries".formatted(id(webhook))).json().get("items");
	}

	private JsonNode delivery(JsonNode webhook, String state) {
		return soon(() -> deliveries(webhook),
				(all) -> !all.isEmpty() && all.get(0).get("state").asString().equals(state))
			.get(0);
	}

	private JsonNode shown(JsonNode webhook) {
		return api.get("/webhooks/" + id(webhook)).json();
	}

	private void change(JsonNode webhook, String values) {
		transaction
			.executeWithoutResult((status) -> database.sql("update webhooks set %s where id = ?".formatted(values))
				.param(id(webhook))
				.update());
	}

	/** Lets what waits be sent now. */
	private void hurry(JsonNode webhook) {
		transaction.executeWithoutResult((status) -> {
			database.sql("update webhook_deliveries set send_at = queued_at where webhook_id = ?")
				.param(id(webhook))
				.update();
			database.sql("update webhooks set paused_until = null where id = ?").param(id(webhook)).update();
		});
	}

	@Test
	void tellsOfAVerdictAsThePublicLibraryExpectsIt() {
		long question = api.addQuestion();
		JsonNode webhook = ofQuestion(question);
		assertThat(webhook.get("secret").asString()).matches("whsec_[A-Za-z0-9+/]{43}=");
		assertThat(webhook.get("events")).hasToString("[\"submission.ended\"]");
		UUID submission = api.submit(question);
		JudgeJob job = judge(submission, Verdict.WRONG_ANSWER);
		Received told = received(1).get(0);
		assertThat(told.isSignedWith(webhook.get("secret").asString())).isTrue();
		assertThat(told.id()).isEqualTo("%s-%d".formatted(job.judgementId(), id(webhook)));
		assertThat(told.json().get("type").asString()).isEqualTo("submission.ended");
		JsonNode finished = api.get("/submissions/" + submission).json().get("finished_at");
		assertThat(told.json().get("timestamp")).isEqualTo(finished);
		assertThat(told.json().get("data")).hasToString(
				"{\"webhook_id\":%d,\"submission_id\":\"%s\",\"judgement_id\":\"%s\",\"number\":1,\"question_id\":%d,\"status\":\"DONE\",\"verdict\":\"WRONG_ANSWER\"}"
					.formatted(id(webhook), submission, job.judgementId(), question));
		JsonNode delivery = delivery(webhook, "DELIVERED");
		assertThat(delivery.get("message_id").asString()).isEqualTo(told.id());
		assertThat(delivery.get("response_status").intValue()).isEqualTo(204);
		assertThat(delivery.get("attempts").intValue()).isEqualTo(1);
		assertThat(delivery.get("submission_id").asString()).isEqualTo(submission.toString());
		assertThat(shown(webhook).has("secret")).isFalse();
	}

	@Test
	void tellsOfWhatItsOwnerSends() {
		JsonNode webhook = create(",\"events\":[\"submission.ended\",\"evaluation.ended\"]");
		long question = api.addQuestion();
		UUID submission = api.submit(question);
		UUID evaluation = UUID.fromString(api
			.post("/evaluations",
					"""
							{"code": "print(1) # %s", "question": {"metadata": {"kind": "program"}}, "tests": [{"output": "1"}]}"""
						.formatted(UUID.randomUUID()))
			.json()
			.get("id")
			.stringValue());
		judge(submission, Verdict.ACCEPTED);
		judge(evaluation, Verdict.RUNTIME_ERROR);
		List<Received> told = soon(() -> receiver.received()
			.stream()
			.filter((one) -> one.body().contains(submission.toString()) || one.body().contains(evaluation.toString()))
			.toList(), (all) -> all.size() == 2);
		assertThat(told).anySatisfy(
				(one) -> assertThat(one.json().at("/data/evaluation_id").asString()).isEqualTo(evaluation.toString()));
		assertThat(told).allMatch((one) -> one.isSignedWith(webhook.get("secret").asString()));
		assertThat(told).noneMatch((one) -> one.body().contains("print"));
	}

	@Test
	void tellsOfABatch() {
		String mark = UUID.randomUUID().toString();
		String line = "{\"custom_id\":\"%s\",\"code\":\"# %s %1$s\",\"question\":{\"metadata\":{\"kind\":\"program\"}},\"tests\":[{\"output\":\"1\"}]}\n";
		JsonNode batch = api
			.post("/evaluations/batches", "application/jsonl", line.formatted("a", mark) + line.formatted("b", mark))
			.json();
		JsonNode webhook = create(",\"batch_id\":\"%s\",\"events\":[\"evaluation.ended\",\"batch.ended\"]"
			.formatted(batch.get("id").asString()));
		for (String name : List.of("a", "b")) {
			JudgeJob job = worker.job((sent) -> sent.source().equals("# %s %s".formatted(mark, name)));
			worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		}
		List<Received> told = received(3);
		assertThat(receiver.received("evaluation.ended"))
			.extracting((one) -> one.json().at("/data/custom_id").asString())
			.containsExactlyInAnyOrder("a", "b");
		assertThat(told).allMatch((one) -> one.json().at("/data/batch_id").equals(batch.get("id")));
		assertThat(receiver.received("batch.ended")).singleElement()
			.satisfies((one) -> assertThat(one.json().at("/data/status").asString()).isEqualTo("DONE"));
		soon(() -> deliveries(webhook).toString(), (all) -> all.split("DELIVERED").length == 4);
		forgetsEvaluationsFirst(webhook);
		isToldOfItsEndEvenIfFull(webhook, receiver.received("evaluation.ended").get(0));
		outlivesItsBatch(webhook);
	}

	private List<String> events(JsonNode webhook) {
		return database.sql("select event from webhook_deliveries where webhook_id = ?")
			.param(id(webhook))
			.query(String.class)
			.list();
	}

	private void forgetsEvaluationsFirst(JsonNode webhook) {
		transaction.executeWithoutResult((status) -> {
			status.setRollbackOnly();
			table.deleteTold(Instant.now().plusSeconds(60), 1000);
			assertThat(events(webhook)).containsExactly("batch.ended");
			table.deleteEnded(Instant.now().plusSeconds(60), 1000);
			assertThat(events(webhook)).isEmpty();
		});
	}

	private void isToldOfItsEndEvenIfFull(JsonNode webhook, Received evaluation) {
		UUID batch = UUID.fromString(webhook.get("batch_id").asString());
		List<UUID> judgement = List.of(UUID.fromString(evaluation.json().at("/data/judgement_id").asString()));
		transaction.executeWithoutResult((status) -> {
			status.setRollbackOnly();
			table.deleteEnded(Instant.now().plusSeconds(60), 1000);
			table.add(judgement);
			assertThat(events(webhook)).containsExactly("evaluation.ended");
			webhooks.mark(1, Instant.now());
			table.add(judgement);
			table.addBatch(UUID.randomUUID(), batch, JudgementState.DONE, Instant.now());
			assertThat(events(webhook)).containsExactly("evaluation.ended", "batch.ended");
			webhooks.mark(3, Instant.now());
			table.add(judgement);
			assertThat(events(webhook)).containsExactly("evaluation.ended", "batch.ended", "evaluation.ended");
		});
	}

	private void outlivesItsBatch(JsonNode webhook) {
		change(webhook, "paused_until = timestampadd(hour, 1, created_at)");
		transaction.executeWithoutResult((status) -> {
			String batch = webhook.get("batch_id").asString();
			database.sql("delete from batch_lines where batch_id = uuid_to_bin(?)").param(batch).update();
			database.sql("delete from evaluation_batches where id = uuid_to_bin(?)").param(batch).update();
			table.addPing(id(webhook), UUID.randomUUID(), Instant.now());
			webhooks.deleteEnded();
		});
		assertThat(shown(webhook).get("disabled_for").isNull()).isTrue();
		change(webhook, "paused_until = null");
		received(4);
		soon(() -> deliveries(webhook).toString(), (all) -> all.split("DELIVERED").length == 5);
		transaction.executeWithoutResult((status) -> webhooks.deleteEnded());
		assertThat(api.get("/webhooks/" + id(webhook)).status()).isEqualTo(404);
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
	void signsWithTheFormerSecretAsWell() {
		JsonNode webhook = ofQuestion(api.addQuestion());
		String former = webhook.get("secret").asString();
		JsonNode rotated = api.post("/webhooks/%d/rotate".formatted(id(webhook)), "").json();
		String current = rotated.get("secret").asString();
		assertThat(current).isNotEqualTo(former);
		assertThat(Instant.parse(rotated.get("former_secret_until").asString()))
			.isBetween(Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
		ping(webhook);
		assertThat(received(1).get(0)).matches((told) -> told.isSignedWith(former) && told.isSignedWith(current));
		assertThat(receiver.received().get(0).header("webhook-signature").split(" ")).hasSize(2);
		change(webhook, "former_until = created_at");
		ping(webhook);
		assertThat(received(2).get(1)).matches((told) -> !told.isSignedWith(former) && told.isSignedWith(current));
	}

	private void ping(JsonNode webhook) {
		Answer pinged = api.post("/webhooks/%d/ping".formatted(id(webhook)), "");
		assertThat(pinged.status()).as(pinged.body()).isEqualTo(202);
		String path = pinged.header("Location");
		soon(() -> api.get(path).json().get("state").asString(), "DELIVERED"::equals);
	}

	@Test
	void sendsAgainUnderTheSameId() {
		JsonNode webhook = ofQuestion(api.addQuestion());
		ping(webhook);
		JsonNode delivery = delivery(webhook, "DELIVERED");
		Answer again = api
			.post("/webhooks/%d/deliveries/%d/resend".formatted(id(webhook), delivery.get("id").longValue()), "");
		assertThat(again.status()).as(again.body()).isEqualTo(202);
		assertThat(received(2)).extracting(Received::id).containsOnly(delivery.get("message_id").asString());
		assertThat(received(2).get(0).json().get("type").asString()).isEqualTo("ping");
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
	void refusesWhatItMustNotCall() {
		for (String url : List.of("http://10.0.0.1/", "http://[::1]/", "http://0.0.0.0/", "http://169.254.169.254/x",
				"ftp://127.0.0.1/", "http://127.0.0.1:22/", "http://ada:x@127.0.0.1/")) {
			Answer refused = api.post("/webhooks", "{\"url\":\"%s\"}".formatted(url));
			assertThat(refused.status()).as(url).isEqualTo(422);
			assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("url");
		}
		Answer refused = api.post("/webhooks",
				"{\"url\":\"%s\",\"question_id\":1,\"batch_id\":\"%s\",\"events\":[\"batch.ended\",\"ping\"]}"
					.formatted(receiver.url(), UUID.randomUUID()));
		assertThat(refused.body()).contains("batch_id", "expected submission.ended, got 'batch.ended'",
				"expected submission.ended, got 'ping'");
		assertThat(
				api.post("/webhooks", "{\"url\":\"%s\",\"question_id\":987654321}".formatted(receiver.url())).status())
			.isEqualTo(404);
		assertThat(api
			.post("/webhooks", "{\"url\":\"%s\",\"batch_id\":\"%s\"}".formatted(receiver.url(), UUID.randomUUID()))
			.status()).isEqualTo(404);
	}

	@Test
	void isGoneWithItsQuestion() {
		long question = api.post("/add_ques", Examples.QUESTION).json().get("id").longValue();
		JsonNode webhook = ofQuestion(question);
		assertThat(api.delete("/ques/" + question).status()).isLessThan(300);
		soon(() -> api.get("/webhooks/" + id(webhook)).status(), (status) -> status == 404);
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
