package dev.gavel.api.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.Browser;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts that wait, and change meanwhile. */
@AccountsTest
@TestPropertySource(properties = { "gavel.waits.solver=" + WaitingAccountsIT.WAITS,
		"gavel.streams.solver=" + WaitingAccountsIT.WAITS })
class WaitingAccountsIT {

	static final int WAITS = 3;

	/** How soon a wait must end. */
	private static final Duration SOON = Duration.ofSeconds(5);

	private final ApiClient api;

	private final TestAccounts accounts;

	private final Accounts stored;

	private final TestWorker worker;

	private final JdbcTemplate database;

	private final TransactionTemplate transaction;

	private final LiveStreams streams;

	private final EndWatch watch;

	private ApiClient author;

	private Account sender;

	private ApiClient solver;

	private UUID submission;

	@Autowired
	WaitingAccountsIT(ApiClient api, TestAccounts accounts, Accounts stored, TestWorker worker, JdbcTemplate database,
			TransactionTemplate transaction, LiveStreams streams, EndWatch watch) {
		this.api = api;
		this.accounts = accounts;
		this.stored = stored;
		this.worker = worker;
		this.database = database;
		this.transaction = transaction;
		this.streams = streams;
		this.watch = watch;
	}

	@BeforeEach
	void send() {
		author = accounts.as(accounts.create(Role.AUTHOR));
		long question = author.addQuestion();
		inDatabase("update questions set state = 'PUBLISHED' where id = ?", question);
		sender = accounts.create(Role.SOLVER);
		solver = accounts.as(sender);
		submission = solver.submit(question);
	}

	/** What happens to an operator who follows somebody else's submission. */
	enum Change {

		DEMOTED, DISABLED, PASSWORD_CHANGED, DEMOTED_AT_ANOTHER_REPLICA, SESSION_ENDED_AT_ANOTHER_REPLICA

	}

	@ParameterizedTest
	@EnumSource
	void endWithWhatTheyWereAllowed(Change change) throws IOException {
		Account operator = accounts.create(Role.OPERATOR);
		ApiClient client = accounts.as(operator);
		String path = "/submissions/" + submission;
		try (BufferedReader stream = reader(client.follow(path));
				BufferedReader page = reader(client.follow(path + "/result"))) {
			assertThat(stream.readLine()).isEqualTo("event:status");
			assertThat(page.readLine()).isEqualTo("event:status");
			CompletableFuture<Answer> poll = CompletableFuture.supplyAsync(() -> client.get(path + "?wait=60s"));
			await().until(() -> count(streams.waiters(), operator) == 2 && count(watch.waiters(), operator) == 1);
			apply(change, operator);
			assertThat(poll).succeedsWithin(SOON).satisfies((answer) -> assertThat(answer.status()).isEqualTo(401));
			assertThat(rest(stream)).succeedsWithin(SOON).asString().doesNotContain("event:done");
			assertThat(rest(page)).succeedsWithin(SOON).asString().doesNotContain("event:done");
		}
		await().atMost(SOON).until(() -> client.get(path).status() != 200);
		JudgeJob job = worker.job(submission, 1);
		worker.record(TestWorker.judged(job, Verdict.ACCEPTED));
		assertThat(solver.get(path + "?wait=20s").json().get("status").stringValue()).isEqualTo("DONE");
	}

	private void apply(Change change, Account account) {
		switch (change) {
			case DEMOTED -> stored.changeRole(null, account.id(), Role.SOLVER);
			case DISABLED -> stored.disable(null, account.id());
			case PASSWORD_CHANGED -> stored.changePassword(null, account.id(), "{noop}another password");
			case DEMOTED_AT_ANOTHER_REPLICA -> inDatabase(
					"update accounts set role = 'SOLVER', valid_from = utc_timestamp(6) where id = ?", account.id());
			case SESSION_ENDED_AT_ANOTHER_REPLICA ->
				inDatabase("delete from sessions where principal_name = ?", String.valueOf(account.id()));
		}
	}

	@Test
	void endWithTheirOwnSessionOnly() throws IOException {
		Account operator = accounts.create(Role.OPERATOR);
		Browser stolen = api.browser();
		Browser own = api.browser();
		stolen.signIn(operator.name(), TestAccounts.PASSWORD);
		own.signIn(operator.name(), TestAccounts.PASSWORD);
		String path = "/submissions/" + submission;
		try (BufferedReader followed = reader(api.with("Cookie", stolen.cookies()).follow(path));
				BufferedReader kept = reader(api.with("Cookie", own.cookies()).follow(path))) {
			assertThat(followed.readLine()).isEqualTo("event:status");
			assertThat(kept.readLine()).isEqualTo("event:status");
			CompletableFuture<Answer> poll = CompletableFuture
				.supplyAsync(() -> api.with("Cookie", stolen.cookies()).get(path + "?wait=60s"));
			assertThat(own.submit("/account", "/account/sessions/end", Map.of()).status()).isEqualTo(303);
			assertThat(rest(followed)).succeedsWithin(SOON);
			await().until(() -> count(streams.waiters(), operator) == 1);
			assertThat(own.submit("/account", "/sign-out", Map.of()).status()).isEqualTo(303);
			assertThat(rest(kept)).succeedsWithin(SOON);
			assertThat(poll).succeedsWithin(SOON);
		}
		solver.post(path + "/cancel", "");
	}

	@Test
	void takeOnlyTheirShareOfAllWaits() throws IOException {
		String path = "/submissions/" + submission;
		List<InputStream> open = new ArrayList<>();
		try {
			IntStream.range(0, WAITS).forEach((number) -> open.add(solver.follow(path)));
			assertThat(solver.get(path, "Accept", "text/event-stream").body()).containsOnlyOnce("event:");
			assertThat(reader(track(open, author.follow(path))).readLine()).isEqualTo("event:status");
			List<CompletableFuture<Answer>> polls = Stream
				.generate(() -> CompletableFuture.supplyAsync(() -> solver.get(path + "?wait=20s")))
				.limit(WAITS)
				.toList();
			await().until(() -> count(watch.waiters(), sender) == WAITS);
			assertThat(solver.get(path + "?wait=20s").json().get("status").stringValue()).isEqualTo("QUEUED");
			assertThat(polls).noneMatch(CompletableFuture::isDone);
			solver.post(path + "/cancel", "");
			assertThat(polls).allSatisfy((poll) -> assertThat(poll).succeedsWithin(SOON));
		}
		finally {
			for (InputStream stream : open) {
				stream.close();
			}
		}
	}

	@Test
	void takeWhatAnOperatorGaveTheAccount() throws IOException {
		String path = "/submissions/" + submission;
		Answer changed = accounts.as(Role.OPERATOR)
			.put("/accounts/" + sender.id(),
					"{\"name\":\"%s\",\"role\":\"solver\",\"disabled\":false,\"waits\":2,\"streams\":1}"
						.formatted(sender.name()));
		assertThat(changed.json().get("waits").intValue()).as(changed.body()).isEqualTo(2);
		try (InputStream open = solver.follow(path)) {
			assertThat(solver.get(path, "Accept", "text/event-stream").body()).containsOnlyOnce("event:");
			List<CompletableFuture<Answer>> polls = Stream
				.generate(() -> CompletableFuture.supplyAsync(() -> solver.get(path + "?wait=20s")))
				.limit(2)
				.toList();
			await().until(() -> count(watch.waiters(), sender) == 2);
			assertThat(solver.get(path + "?wait=20s").json().get("status").stringValue()).isEqualTo("QUEUED");
			solver.post(path + "/cancel", "");
			assertThat(polls).allSatisfy((poll) -> assertThat(poll).succeedsWithin(SOON));
		}
	}

	private static long count(Stream<? extends Waiter> waiters, Account account) {
		return waiters.filter((waiter) -> waiter.caller().owns(account.id())).count();
	}

	private static InputStream track(List<InputStream> open, InputStream stream) {
		open.add(stream);
		return stream;
	}

	private static BufferedReader reader(InputStream stream) {
		return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
	}

	private static CompletableFuture<String> rest(BufferedReader stream) {
		return CompletableFuture.supplyAsync(() -> String.join("\n", stream.lines().toList()));
	}

	private void inDatabase(String sql, Object... values) {
		transaction.executeWithoutResult((status) -> database.update(sql, values));
	}

}
