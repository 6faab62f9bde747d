package dev.gavel.api.account.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.Replica;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends tokens as programs do. */
@ApiTest
@DirtiesContext
@TestPropertySource(properties = "gavel.access.mode=accounts")
class ApiTokensIT {

	@Autowired
	private ApiClient api;

	@Autowired
	private Accounts accounts;

	@Autowired
	private Tokens tokens;

	@Autowired
	private Clock clock;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private Environment environment;

	private Caller person(Role role) {
		Account account = accounts.create(null, "person " + UUID.randomUUID(), role);
		return Caller.signedIn(account.id(), account.name(), role, "127.0.0.1");
	}

	private TokenView.Made token(Caller person, String... scopes) {
		return tokens.create(person, new NewToken.Request("grader", List.of(scopes), null));
	}

	private Answer get(String path, String token) {
		return api.get(path, "Authorization", "Bearer " + token);
	}

	private static void assertInvalid(Answer refused) {
		assertThat(refused.status()).as(refused.body()).isEqualTo(401);
		assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
		assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/invalid-token");
	}

	@Test
	void actsForItsAccountWithinItsScopes() {
		TokenView.Made token = token(person(Role.OPERATOR), "operate");
		assertThat(token.token()).matches("gvl_[A-Za-z0-9_-]{43}");
		assertThat(get("/workers", token.token()).status()).isEqualTo(200);
		Answer refused = api.post("/add_ques", "application/json", "{}", "Authorization", "Bearer " + token.token());
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"insufficient_scope\"");
	}

	private ApiClient client(Caller person, String... scopes) {
		return api.withToken(token(person, scopes).token());
	}

	@Test
	void seesOfItsOwnQuestionsWhatASolverSeesWithoutTheScope() {
		Caller author = person(Role.AUTHOR);
		ApiClient writing = client(author, "read", "submit", "author");
		long draft = writing.addQuestion();
		UUID submission = writing.submit(draft);
		ApiClient reading = client(author, "read", "submit");
		assertThat(reading.get("/ques/" + draft).status()).isEqualTo(404);
		assertThat(reading.get("/ques/%d/testcases".formatted(draft)).status()).isEqualTo(403);
		assertThat(reading.submit(draft, Examples.SOLUTION).status()).isEqualTo(404);
		assertThat(reading.get("/submissions/" + submission).status()).isEqualTo(200);
		assertThat(writing.get("/ques/%d/testcases".formatted(draft)).status()).isEqualTo(200);
	}

	@Test
	void reachesNothingOfOthersWithoutTheScopeOfOperators() {
		ApiClient author = client(person(Role.AUTHOR), "read", "submit", "author");
		long draft = author.addQuestion();
		UUID submission = author.submit(draft);
		Caller operator = person(Role.OPERATOR);
		ApiClient narrow = client(operator, "read", "submit", "author", "evaluate", "act-for");
		ApiClient operating = client(operator, "read", "operate");
		for (String path : List.of("/ques/" + draft, "/ques/%d/testcases".formatted(draft),
				"/submissions/" + submission)) {
			assertThat(narrow.get(path).status()).as(path).isEqualTo(404);
			assertThat(operating.get(path).status()).as(path).isEqualTo(200);
		}
		assertThat(narrow.get("/submissions").json().get("items").size()).isZero();
		assertThat(narrow.send("POST", "/submissions/%s/cancel".formatted(submission)).status()).isEqualTo(404);
		assertThat(narrow.send("POST", "/submissions/%s/rejudge".formatted(submission)).status()).isEqualTo(404);
		assertThat(narrow.submit(draft, Examples.SOLUTION).status()).isEqualTo(404);
		assertThat(narrow.put("/ques/" + draft, Examples.QUESTION).status()).isEqualTo(404);
		assertThat(narrow.delete("/ques/" + draft).status()).isEqualTo(404);
		assertThat(author.get("/ques/" + draft).status()).isEqualTo(200);
	}

	@Test
	void losesWhatItsAccountLoses() {
		Caller person = person(Role.OPERATOR);
		String token = token(person, "read", "operate").token();
		assertThat(get("/workers", token).status()).isEqualTo(200);
		accounts.create(null, "stays " + UUID.randomUUID(), Role.OPERATOR);
		accounts.changeRole(null, id(person), Role.SOLVER);
		assertInvalid(get("/workers", token));
		assertThat(tokens.list(person)).extracting(TokenView::valid).containsExactly(false);
	}

	@Test
	void isRefusedOnceItsAccountIsDisabled() {
		Caller person = person(Role.SOLVER);
		String token = token(person, "read").token();
		assertThat(get("/", token).status()).isEqualTo(200);
		accounts.disable(null, id(person));
		assertInvalid(get("/", token));
		accounts.enable(null, id(person));
		assertInvalid(get("/", token));
	}

	@Test
	void isRefusedAtOnceWhereItIsRevoked() {
		Caller person = person(Role.SOLVER);
		TokenView.Made token = token(person, "read");
		assertThat(get("/", token.token()).status()).isEqualTo(200);
		Answer revoked = api.delete("/tokens/" + token.id(), "Authorization", "Bearer " + token.token());
		assertThat(revoked.status()).isEqualTo(204);
		assertInvalid(get("/", token.token()));
		assertThat(tokens.list(person)).isEmpty();
	}

	@Test
	void isRefusedByAnotherReplicaWithinSeconds() {
		Caller person = person(Role.SOLVER);
		TokenView.Made token = token(person, "read");
		try (Replica other = Replica.of(environment)) {
			String[] header = { "Authorization", "Bearer " + token.token() };
			assertThat(other.client().get("/", header).status()).isEqualTo(200);
			tokens.revoke(person, token.id());
			await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertInvalid(other.client().get("/", header)));
		}
	}

	@Test
	void isRefusedOnceItHasExpired() {
		Caller person = person(Role.SOLVER);
		TokenView.Made token = tokens.create(person,
				new NewToken.Request("short", List.of("read"), clock.instant().plusSeconds(3600)));
		assertThat(get("/", token.token()).status()).isEqualTo(200);
		transaction.executeWithoutResult(
				(status) -> database.sql("update api_tokens set expires_at = utc_timestamp(6) where id = :id")
					.param("id", token.id())
					.update());
		await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertInvalid(get("/", token.token())));
		assertThat(tokens.list(person)).extracting(TokenView::valid).containsExactly(false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer gvl_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Bearer gvl_", "Bearer x",
			"bearer " + ApiTest.WORKER_TOKEN, "Bearer", "Bearer ", "Bearer a b", "Bearer \u00e9",
			"Bearer ' or 1=1 --" })
	void refusesWhatIsNoToken(String header) {
		assertInvalid(api.get("/", "Authorization", header, "Accept", "application/json"));
	}

	@Test
	void readsNoTokenFromTheUrlOrAForm() {
		String token = token(person(Role.OPERATOR), "operate").token();
		for (String path : List.of("/workers?access_token=" + token, "/?token=" + token, "/submissions/" + token)) {
			Answer refused = api.get(path);
			assertThat(refused.status()).isEqualTo(400);
			assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/token-in-url");
			assertThat(refused.json().get("detail").stringValue()).contains("Revoke this token");
		}
		assertThat(get("/workers?access_token=" + token, token).status()).isEqualTo(400);
		assertThat(api.post("/parked/1/requeue", "application/x-www-form-urlencoded", "access_token=" + token).status())
			.isIn(401, 403);
	}

	@Test
	void makesNoOtherTokenAndRevokesNoOtherOne() {
		Caller person = person(Role.OPERATOR);
		TokenView.Made token = token(person, "operate");
		TokenView.Made other = token(person, "read");
		String[] header = { "Authorization", "Bearer " + token.token() };
		assertThat(api.post("/tokens", "application/json", "{\"name\":\"x\",\"scopes\":[\"read\"]}", header).status())
			.isEqualTo(403);
		assertThat(api.delete("/tokens/" + other.id(), header).status()).isEqualTo(403);
		assertThat(api.get("/tokens", header).json().findValuesAsString("name")).hasSize(2);
	}

	@Test
	void knowsOnlyTheTokensOfItsAccount() {
		TokenView.Made mine = token(person(Role.OPERATOR), "operate");
		TokenView.Made other = token(person(Role.SOLVER), "read");
		String[] header = { "Authorization", "Bearer " + mine.token() };
		assertThat(api.delete("/tokens/" + other.id(), header).status()).isEqualTo(404);
		assertThat(api.get("/tokens", header).json().findValuesAsString("id"))
			.containsExactly(String.valueOf(mine.id()));
		assertThat(get("/", other.token()).status()).isEqualTo(200);
	}

	@Test
	void refusesVisitors() {
		assertThat(api.get("/tokens").status()).isEqualTo(401);
		assertThat(api.get("/tokens").header("WWW-Authenticate")).isEqualTo("Bearer");
		assertThat(api.delete("/tokens/1").status()).isIn(401, 403);
	}

	@Test
	void showsWhenItWasLastUsedToTheMinute() {
		Caller person = person(Role.SOLVER);
		String token = token(person, "read").token();
		assertThat(tokens.list(person)).extracting(TokenView::lastUsedAt).containsExactly((Instant) null);
		Instant before = clock.instant().truncatedTo(ChronoUnit.MINUTES);
		get("/", token);
		assertThat(tokens.list(person).get(0).lastUsedAt()).isBetween(before, clock.instant())
			.isEqualTo(tokens.list(person).get(0).lastUsedAt().truncatedTo(ChronoUnit.MINUTES));
	}

	@Test
	void isStoredAsAHashOnly() {
		String token = token(person(Role.SOLVER), "read").token();
		List<String> columns = transaction.execute((status) -> database
			.sql("select concat_ws(' ', name, hash, scopes) from api_tokens order by id desc limit 1")
			.query(String.class)
			.list());
		assertThat(columns.get(0)).contains(new TokenText(token).hash()).doesNotContain(token.substring(4));
		String audited = transaction.execute((status) -> database
			.sql("select after_state from audit_entries where action = 'TOKEN_CREATED' order by id desc limit 1")
			.query(String.class)
			.single());
		assertThat(audited).contains("\"grader\"").doesNotContain(token.substring(4));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "SOLVER|operate|expected scopes of your role (read, submit, evaluate)",
					"AUTHOR|operate|expected scopes of your role (read, submit, author, evaluate, act-for)",
					"OPERATOR|everything|got 'everything'", "SOLVER|READ|got 'READ'" })
	void passesOnNoMoreThanItsRole(Role role, String scope, String reason) {
		Caller person = person(role);
		assertThatThrownBy(() -> token(person, scope)).hasMessageContaining(reason);
	}

	private static long id(Caller person) {
		return Objects.requireNonNull(person.accountId());
	}

}
