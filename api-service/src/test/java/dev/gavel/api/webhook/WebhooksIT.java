package dev.gavel.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ApiTest
class WebhooksIT extends WebhookTestBase {

	@Autowired
	WebhooksIT(ApiClient api, TestWorker worker, JdbcClient database, TransactionTemplate transaction,
			DeliveryTable table, WebhookTable webhooks) {
		super(api, worker, database, transaction, table, webhooks);
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
	void tellsNobodyOfVerifications() {
		JsonNode webhook = create(",\"events\":[\"evaluation.ended\"]");
		long question = api.addQuestion();
		String code = "# %s".formatted(UUID.randomUUID());
		api.post("/ques/%d/solutions".formatted(question), "{\"name\": \"right\", \"code\": \"%s\"}".formatted(code));
		String verification = "/ques/%d/verification".formatted(question);
		api.post(verification, "");
		Set<UUID> runs = new HashSet<>();
		for (int i = 1; i <= 3; i++) {
			JudgeJob run = worker.job((sent) -> sent.source().equals(code) && !runs.contains(sent.judgementId()));
			runs.add(run.judgementId());
			worker.report(TestWorker.judged(run, Verdict.ACCEPTED));
		}
		soon(() -> api.get(verification).json().get("runs_done").intValue(), (done) -> done == 3);
		assertThat(database
			.sql("select count(*) from webhook_deliveries where webhook_id = ? and uuid_to_bin(?) = event_id")
			.params(id(webhook), runs.iterator().next().toString())
			.query(Long.class)
			.single()).isZero();
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

}
