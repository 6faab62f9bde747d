package dev.gavel.api.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.CallerRates.Act;
import dev.gavel.api.access.CallerRates;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.AccountChanged;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.Verdict;
import dev.gavel.run.EnvironmentName;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** All callers have the same address. */
@AccountsTest
@TestPropertySource(properties = { "gavel.submissions-per-minute.solver=" + ClientLimitsIT.PER_MINUTE,
		"gavel.submissions-per-minute.author=" + ClientLimitsIT.PER_MINUTE, "gavel.submissions-per-minute.visitor=1",
		"gavel.evaluations-per-minute.solver=2", "gavel.access.visitors-submit=true" })
class ClientLimitsIT {

	static final int PER_MINUTE = 3;

	private final ApiClient api;

	private final TestAccounts accounts;

	private final TestWorker worker;

	private final JdbcTemplate database;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Admission admission;

	private final CallerRates rates;

	private ApiClient author;

	private long question;

	@Autowired
	ClientLimitsIT(ApiClient api, TestAccounts accounts, TestWorker worker, JdbcTemplate database,
			TransactionTemplate transaction, ApplicationEventPublisher events, Admission admission, CallerRates rates) {
		this.api = api;
		this.accounts = accounts;
		this.worker = worker;
		this.database = database;
		this.transaction = transaction;
		this.events = events;
		this.admission = admission;
		this.rates = rates;
	}

	@BeforeEach
	void addQuestion() {
		author = accounts.as(accounts.create(Role.AUTHOR));
		question = author.addQuestion();
		transaction.executeWithoutResult(
				(status) -> database.update("update questions set state = 'PUBLISHED' where id = ?", question));
	}

	@Test
	void belongToAnAccountAndNotToItsAddress() {
		ApiClient eager = accounts.as(accounts.create(Role.SOLVER));
		List<Answer> taken = IntStream.range(0, PER_MINUTE).mapToObj((number) -> send(eager, "")).toList();
		assertThat(taken).allMatch((answer) -> answer.status() == 202);
		assertThat(taken).extracting((answer) -> answer.header("RateLimit-Policy"))
			.containsOnly("\"submissions\";q=3;w=60");
		assertThat(taken).extracting((answer) -> answer.header("RateLimit").replaceFirst(";t=\\d+", ""))
			.containsExactly("\"submissions\";r=2", "\"submissions\";r=1", "\"submissions\";r=0");
		Answer refused = send(eager, "");
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"submissions\";q=3;w=60");
		int until = Integer.parseInt(refused.header("RateLimit").replaceFirst(".*r=0;t=", ""));
		assertThat(until).isBetween(1, 60 / PER_MINUTE);
		assertThat(Integer.parseInt(refused.header("Retry-After"))).isGreaterThanOrEqualTo(until);
		assertThat(tryOut(eager).header("RateLimit")).startsWith("\"evaluations\";r=1");
		assertThat(tryOut(eager).header("RateLimit-Policy")).isEqualTo("\"evaluations\";q=2;w=60");
		assertThat(tryOut(eager).status()).isEqualTo(429);
		assertThat(eager
			.post("/code/execute/" + question, "application/x-www-form-urlencoded", "code=pass", "Accept", "text/html")
			.header("RateLimit")).startsWith("\"submissions\";r=0");
		assertThat(send(accounts.as(accounts.create(Role.SOLVER)), "").status()).isEqualTo(202);
	}

	@Test
	void boundTheTimeOfTestsThatSolversBring() {
		String evaluation = "{\"code\":\"pass\",\"question\":{\"metadata\":{\"kind\":\"program\"}},\"tests\":[%s]}"
			.formatted(String.join(",", Collections.nCopies(61, "{}")));
		Answer refused = accounts.as(accounts.create(Role.SOLVER)).post("/evaluations", evaluation);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body())
			.contains("61 test cases of 2000 ms each could take 122 s in total; the limit is 120 s"
					+ " (gavel.evaluations.max-total-time)");
		assertThat(author.post("/evaluations", evaluation).status()).isEqualTo(202);
	}

	@Test
	void mayBeAnAccountsOwn() {
		Account account = accounts.create(Role.SOLVER);
		ApiClient solver = accounts.as(account);
		assertThat(send(solver, "").header("RateLimit-Policy")).contains("q=3");
		setLimit(account, 5);
		assertThat(send(solver, "").header("RateLimit-Policy")).contains("q=5");
		setLimit(account, 0);
		assertThat(send(solver, "").header("RateLimit-Policy")).isEmpty();
	}

	private Answer tryOut(ApiClient client) {
		return client.post("/code/try/" + question, "{\"code\":\"pass\"}");
	}

	@Test
	void countAnAccountsOwnOverAllItsLabels() {
		Account account = accounts.create(Role.AUTHOR);
		ApiClient program = accounts.as(account);
		setLimit(account, 2);
		assertThat(send(program, "one").status()).isEqualTo(202);
		assertThat(send(program, "another").header("RateLimit")).startsWith("\"submissions\";r=0");
		assertThat(send(program, "a third").status()).isEqualTo(429);
	}

	/** As a deadlock does, after which the submission is tried again. */
	@Test
	void doNotCountWhatIsRolledBack() {
		Client client = Client.of(Caller.signedIn(77, "ada", Role.SOLVER, "::1"), Sent.SUBMISSIONS, 1);
		for (int i = 0; i < 3; i++) {
			transaction.executeWithoutResult((status) -> {
				admission.admit(client, Set.of(EnvironmentName.DEFAULT));
				status.setRollbackOnly();
			});
		}
		transaction.executeWithoutResult((status) -> admission.admit(client, Set.of(EnvironmentName.DEFAULT)));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> transaction
			.executeWithoutResult((status) -> admission.admit(client, Set.of(EnvironmentName.DEFAULT))));
	}

	@Test
	void boundWhatIsJudgedAgain() {
		Account account = accounts.create(Role.AUTHOR);
		ApiClient rejudging = accounts.as(account);
		long own = rejudging.addQuestion();
		UUID id = rejudging.submit(own);
		rejudging.post("/submissions/" + id + "/cancel", "");
		rates.require(Caller.signedIn(account.id(), account.name(), Role.AUTHOR, "::1"), Act.JUDGE_AGAIN,
				Act.JUDGE_AGAIN.perHour() - 1);
		assertThat(rejudging.post("/submissions/" + id + "/rejudge", "").status()).isEqualTo(202);
		rejudging.post("/submissions/" + id + "/cancel", "");
		Answer refused = rejudging.post("/submissions/" + id + "/rejudge", "");
		assertThat(refused.status()).as(refused.body()).isEqualTo(429);
		assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/too-many-requests");
		assertThat(refused.header("Retry-After")).isNotEmpty();
		assertThat(rejudging.post("/rejudgings", "{\"question_id\":%d}".formatted(own)).status()).isEqualTo(429);
		transaction.executeWithoutResult((status) -> database.update(
				"update judgements set number = 100 where program_id = uuid_to_bin(?) and number = 2", id.toString()));
		Answer full = accounts.as(Role.OPERATOR).post("/submissions/" + id + "/rejudge", "");
		assertThat(full.status()).as(full.body()).isEqualTo(409);
		assertThat(full.json().get("type").stringValue()).isEqualTo("/problems/too-many-judgements");
		assertThat(accounts.as(Role.OPERATOR)
			.post("/rejudgings", "{\"question_id\":%d}".formatted(own))
			.json()
			.get("submissions")
			.intValue()).isZero();
	}

	@Test
	void areThoseOfTheAddressForVisitors() {
		Answer withKey = api.post("/code/execute/" + question, "application/json", "{\"code\":\"pass\"}",
				"Idempotency-Key", "1");
		assertThat(withKey.status()).as("a key is no account's").isEqualTo(400);
		Answer taken = send(api, "");
		assertThat(taken.status()).isEqualTo(202);
		assertThat(send(api, "").status()).isEqualTo(429);
		String path = taken.header("Location");
		assertThat(api.get(path).status()).isEqualTo(200);
		assertThat(api.get(path, "Accept", "text/html").status()).isEqualTo(200);
		assertThat(accounts.as(Role.SOLVER).get(path).status()).isEqualTo(404);
		assertThat(author.get(path).status()).isEqualTo(200);
		assertThat(api.get("/submissions?id=" + path.replaceFirst(".*/", "")).status()).isEqualTo(401);
		assertThat(api.post(path + "/cancel", "").status()).isEqualTo(200);
	}

	@Test
	void doNotCountWhatIsJudgedAgain() {
		ApiClient sender = accounts.as(accounts.create(Role.SOLVER));
		UUID id = sender.submit(question);
		JudgeJob job = worker.job(id, 1);
		worker.record(TestWorker.judged(job, Verdict.ACCEPTED));
		sender.get("/submissions/" + id + "?wait=20s");
		IntStream.range(1, PER_MINUTE).forEach((number) -> send(sender, ""));
		assertThat(send(sender, "").status()).isEqualTo(429);
		IntStream.range(0, PER_MINUTE).forEach((number) -> send(author, ""));
		assertThat(send(author, "").status()).isEqualTo(429);
		assertThat(author.post("/submissions/" + id + "/rejudge", "").status()).isEqualTo(202);
		assertThat(clients(id)).hasSize(2).doesNotHaveDuplicates().last().asString().startsWith("again:account:");
	}

	@Test
	void goByLabelForProgramsThatActForOthers() {
		String label = "x".repeat(100);
		UUID id = null;
		for (int i = 0; i < PER_MINUTE; i++) {
			id = UUID.fromString(send(author, label).json().get("id").stringValue());
		}
		assertThat(send(author, label).status()).isEqualTo(429);
		assertThat(send(author, "another").status()).isEqualTo(202);
		assertThat(clients(id)).singleElement().asString().matches("account:\\d+:\\d+");
		assertThat(author.get("/submissions/" + id).json().at("/owner/name").stringValue()).startsWith("author ");
		assertThat(send(author, label + "x").status()).isEqualTo(422);
		assertThat(send(author, "a\\u0000").status()).isEqualTo(422);
		ApiClient other = accounts.as(accounts.create(Role.AUTHOR));
		assertThat(send(other, label).status()).isEqualTo(202);
		assertThat(other.get("/submissions/" + id).status()).isEqualTo(404);
	}

	@Test
	void takeNoLabelFromThoseWhoMayNotActForOthers() {
		for (ApiClient client : List.of(api, accounts.as(Role.SOLVER))) {
			for (String path : List.of("/code/execute/", "/code/try/")) {
				Answer refused = client.post(path + question, "{\"code\":\"pass\",\"user\":\"ada\"}");
				assertThat(refused.status()).isEqualTo(403);
				assertThat(refused.body()).contains("act-for");
			}
		}
	}

	private Answer send(ApiClient client, String label) {
		return client.post("/code/execute/" + question, "{\"code\":\"pass\",\"user\":\"%s\"}".formatted(label));
	}

	private List<String> clients(UUID id) {
		return database.queryForList("select client from judgements where program_id = uuid_to_bin(?) order by number",
				String.class, String.valueOf(id));
	}

	/** As operators do. */
	private void setLimit(Account account, int perMinute) {
		transaction.executeWithoutResult((status) -> {
			database.update("update accounts set submissions_per_minute = ? where id = ?", perMinute, account.id());
			events.publishEvent(new AccountChanged(account.id()));
		});
	}

}
