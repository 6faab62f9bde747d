package dev.gavel.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.webhook.StoredWebhook.DisabledFor;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who may be told of what, and until when. */
@AccountsTest
class WebhookOwnersIT {

	private final TestAccounts accounts;

	private final Accounts stored;

	private final TestWorker worker;

	private final Webhooks webhooks;

	private final TestReceiver receiver = new TestReceiver();

	@Autowired
	WebhookOwnersIT(TestAccounts accounts, Accounts stored, TestWorker worker, Webhooks webhooks) {
		this.accounts = accounts;
		this.stored = stored;
		this.worker = worker;
		this.webhooks = webhooks;
	}

	@AfterEach
	void close() {
		receiver.close();
	}

	private ApiClient operator() {
		return accounts.as(Role.OPERATOR);
	}

	private Answer create(ApiClient client, String more) {
		return client.post("/webhooks", "{\"url\":\"%s\"%s}".formatted(receiver.url(), more));
	}

	private JsonNode created(ApiClient client, String more) {
		Answer answer = create(client, more);
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return answer.json();
	}

	private static long published(ApiClient author) {
		long question = author.addQuestion();
		assertThat(author.put("/ques/%d/state".formatted(question), "{\"state\":\"published\"}").status())
			.isEqualTo(200);
		return question;
	}

	private UUID judged(ApiClient client, long question) {
		UUID submission = client.submit(question);
		worker.report(TestWorker.judged(worker.job(submission, 1), Verdict.ACCEPTED));
		return submission;
	}

	private void told(UUID submission) {
		await().atMost(Duration.ofSeconds(30))
			.until(() -> receiver.received().stream().anyMatch((one) -> one.body().contains(submission.toString())));
	}

	private void disabledFor(JsonNode webhook, String reason) {
		await().atMost(Duration.ofSeconds(30))
			.until(() -> operator().get("/webhooks/" + webhook.get("id"))
				.json()
				.get("disabled_for")
				.asString("")
				.equals(reason));
	}

	@Test
	void authorsAreToldOfTheirQuestionsAndSolversOfTheirSubmissions() {
		ApiClient author = accounts.as(Role.AUTHOR);
		ApiClient solver = accounts.as(Role.SOLVER);
		long question = published(author);
		created(author, ",\"question_id\":" + question);
		created(solver, "");
		UUID submission = judged(solver, question);
		await().atMost(Duration.ofSeconds(30)).until(() -> receiver.received("submission.ended").size() == 2);
		assertThat(receiver.received()).allMatch((one) -> one.body().contains(submission.toString()));
		UUID other = judged(author, question);
		told(other);
		assertThat(receiver.received()).hasSize(3);
		Answer refused = create(solver, ",\"question_id\":" + question);
		assertThat(refused.status()).isEqualTo(403);
		assertThat(create(solver, ",\"question_id\":" + author.addQuestion()).status()).isEqualTo(404);
	}

	@Test
	void nobodyIsToldOfAQuestionWhoMayNoLongerSeeIt() {
		ApiClient author = accounts.as(Role.AUTHOR);
		Account helper = accounts.create(Role.AUTHOR);
		long question = published(author);
		String authors = "/ques/%d/authors".formatted(question);
		author.put(authors, "{\"co_authors\":[\"%s\"]}".formatted(helper.name()));
		JsonNode webhook = created(accounts.as(helper), ",\"question_id\":" + question);
		told(judged(author, question));
		author.put(authors, "{\"co_authors\":[]}");
		judged(author, question);
		disabledFor(webhook, "NOT_ALLOWED");
		assertThat(receiver.received()).hasSize(1);
		assertThat(
				accounts.as(helper).post("/webhooks/%d/enable".formatted(webhook.get("id").longValue()), "").status())
			.isEqualTo(403);
		assertThat(operator().get("/audit?thing=webhook+" + webhook.get("id")).body())
			.contains("WEBHOOK_CREATED", "WEBHOOK_DISABLED", receiver.url().replace("/hook", "\""))
			.doesNotContain("whsec_", "/hook");
	}

	@Test
	void endsWithTheTokenThatCreatedIt() {
		Account account = accounts.create(Role.SOLVER);
		ApiClient person = accounts.as(account);
		JsonNode token = person.post("/tokens", "{\"name\":\"x\",\"scopes\":[\"read\",\"submit\"]}").json();
		ApiClient program = person.withToken(token.get("token").asString());
		long question = published(accounts.as(Role.AUTHOR));
		JsonNode webhook = created(program, "");
		told(judged(person, question));
		assertThat(person.delete("/tokens/" + token.get("id")).status()).isEqualTo(204);
		judged(person, question);
		disabledFor(webhook, "NOT_ALLOWED");
		assertThat(receiver.received()).hasSize(1);
	}

	@Test
	void aTokenLearnsAndChangesNoMoreThanItSendsAndMade() {
		ApiClient person = accounts.as(accounts.create(Role.SOLVER));
		JsonNode token = person.post("/tokens", "{\"name\":\"x\",\"scopes\":[\"evaluate\"]}").json();
		ApiClient program = person.withToken(token.get("token").asString());
		Answer refused = create(program, "");
		assertThat(refused.status()).as(refused.body()).isEqualTo(403);
		JsonNode own = created(program, ",\"events\":[\"batch.ended\"]");
		JsonNode others = created(person, "");
		for (String what : List.of("rotate", "ping", "enable")) {
			assertThat(program.post("/webhooks/%s/%s".formatted(others.get("id"), what), "").status()).isEqualTo(403);
			assertThat(program.post("/webhooks/%s/%s".formatted(own.get("id"), what), "").status()).isLessThan(300);
		}
		assertThat(program.delete("/webhooks/" + others.get("id")).status()).isEqualTo(403);
		assertThat(person.delete("/webhooks/" + own.get("id")).status()).isEqualTo(204);
	}

	@Test
	void endsWithItsOwner() {
		Account account = accounts.create(Role.AUTHOR);
		ApiClient author = accounts.as(account);
		ApiClient solver = accounts.as(Role.SOLVER);
		long question = published(author);
		JsonNode webhook = created(author, ",\"question_id\":" + question);
		JsonNode second = created(author, "");
		stored.disable(null, account.id());
		judged(solver, question);
		disabledFor(webhook, "NOT_ALLOWED");
		assertThat(receiver.received()).isEmpty();
		assertThat(operator().delete("/accounts/" + account.id()).status()).isEqualTo(204);
		assertThat(operator().get("/webhooks/" + webhook.get("id")).status()).isEqualTo(404);
		assertThat(operator().get("/webhooks/" + second.get("id")).status()).isEqualTo(404);
		assertThat(operator().get("/audit?thing=webhook+" + webhook.get("id")).body()).contains("WEBHOOK_CREATED")
			.doesNotContain(receiver.url());
	}

	@Test
	void boundsHowManyAnAccountHas() {
		Account account = accounts.create(Role.AUTHOR);
		Caller caller = Caller.signedIn(account.id(), account.name(), Role.AUTHOR, "127.0.0.1");
		ApiClient author = accounts.as(account);
		List<Long> questions = Stream.generate(author::addQuestion).limit(12).toList();
		List<Boolean> made = Stream.concat(questions.stream(), questions.stream())
			.map((question) -> CompletableFuture.supplyAsync(() -> isMade(question, caller)))
			.toList()
			.stream()
			.map(CompletableFuture::join)
			.toList();
		assertThat(made).filteredOn(Boolean::booleanValue).hasSize(20);
		Answer refused = create(author, "");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("type").asString()).isEqualTo("/problems/too-many-webhooks");
		assertThat(webhooks.list(caller)).hasSize(20);
	}

	@Test
	void takesNoThirdForTheSame() {
		Account account = accounts.create(Role.SOLVER);
		Caller caller = Caller.signedIn(account.id(), account.name(), Role.SOLVER, "127.0.0.1");
		NewWebhook same = new NewWebhook(receiver.url(), null, null, EnumSet.of(WebhookEvent.SUBMISSION_ENDED));
		long first = webhooks.create(same, caller).id();
		webhooks.create(same, caller);
		Answer refused = create(accounts.as(account), "");
		assertThat(refused.status()).as(refused.body()).isEqualTo(409);
		assertThat(refused.json().get("type").asString()).isEqualTo("/problems/too-many-webhooks");
		webhooks.disable(first, DisabledFor.FAILING);
		webhooks.create(same, caller);
		assertThat(accounts.as(account).post("/webhooks/%d/enable".formatted(first), "").status()).isEqualTo(409);
	}

	private boolean isMade(long question, Caller caller) {
		try {
			webhooks.create(new NewWebhook(receiver.url(), question, null, EnumSet.of(WebhookEvent.SUBMISSION_ENDED)),
					caller);
			return true;
		}
		catch (Problem ex) {
			return false;
		}
	}

}
