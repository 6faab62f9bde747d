package dev.gavel.api.signin.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.Browser;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.SignInLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AccountsTest
class SignInIT {

	private static final String SESSION = "GAVEL_SESSION";

	@Autowired
	private ApiClient api;

	@Autowired
	private TestAccounts accounts;

	@Autowired
	private Accounts changes;

	@Autowired
	private SignInLog log;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionTemplate transaction;

	private long count(String table) {
		return transaction
			.execute((status) -> database.sql("select count(*) from " + table).query(Long.class).single());
	}

	@Test
	void signsPeopleInInAnyCaseAndOut() {
		Account ada = accounts.create(Role.SOLVER);
		Browser browser = api.browser();
		Answer answer = browser.submit("/sign-in?to=/queue", "/sign-in", Map.of("name",
				" " + ada.name().toUpperCase() + " ", "password", TestAccounts.PASSWORD, "to", "/queue"));
		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.header("Location")).isEqualTo("/queue");
		assertThat(answer.response().headers().allValues("Set-Cookie"))
			.filteredOn((cookie) -> cookie.startsWith(SESSION))
			.singleElement()
			.asString()
			.contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
			.doesNotContain("Secure");
		assertThat(browser.get("/account").body()).contains(ada.name());
		assertThat(browser.submit("/account", "/sign-out", Map.of()).header("Location")).isEqualTo("/");
		assertThat(browser.cookie(SESSION)).isEmpty();
		assertThat(browser.get("/account").status()).isEqualTo(302);
	}

	@Test
	void storesNothingButTheAccountAndWhereTheSessionBegan() {
		Account ada = accounts.create(Role.SOLVER);
		accounts.as(ada);
		List<Map<String, Object>> rows = transaction.execute((status) -> database.sql("""
				select attribute_name, cast(attribute_bytes as char) as text from sessions_ATTRIBUTES
				join sessions on primary_id = session_primary_id where principal_name = :id order by attribute_name""")
			.param("id", String.valueOf(ada.id()))
			.query()
			.listOfRows());
		assertThat(rows).extracting((row) -> row.get("text"))
			.containsExactly("127.0.0.1", "Unknown browser", String.valueOf(ada.id()));
	}

	@Test
	void recordsWhoSignsInAndOutButNotEachGuess() {
		Account ada = accounts.create(Role.SOLVER);
		ApiClient operator = accounts.as(Role.OPERATOR);
		Browser browser = api.browser();
		for (int i = 0; i < 3; i++) {
			browser.signIn(ada.name(), "a wrong password");
			browser.signIn("nobody by this name", "a wrong password");
		}
		browser.signIn(ada.name(), TestAccounts.PASSWORD);
		browser.submit("/account", "/account/sessions/end", Map.of());
		browser.submit("/account", "/sign-out", Map.of());
		browser.signIn(ada.name(), TestAccounts.PASSWORD);
		await().untilAsserted(() -> assertThat(
				operator.get("/audit?thing=account%%20%d".formatted(ada.id())).json().get("items").valueStream())
			.filteredOn((entry) -> entry.get("action").stringValue().startsWith("S"))
			.extracting((entry) -> "%s by %s from %s".formatted(entry.get("action").stringValue(),
					entry.get("account_name").stringValue(), entry.get("address").stringValue()))
			.containsExactlyInAnyOrder("SIGN_IN_FAILED by visitor from 127.0.0.1",
					"SIGNED_IN by %s from 127.0.0.1".formatted(ada.name()),
					"SESSIONS_ENDED by %s from 127.0.0.1".formatted(ada.name()),
					"SIGNED_OUT by %s from 127.0.0.1".formatted(ada.name())));
	}

	/** Guesses at names that nobody has, sent at the same time, do not hide others. */
	@Test
	void recordsAWrongPasswordHoweverManyNamesAreGuessed() {
		Account ada = accounts.create(Role.SOLVER);
		IntStream.range(0, 1500).forEach((i) -> log.failed("nobody " + i, "192.0.2.1"));
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			log.failed(ada.name(), "192.0.2.1");
			assertThat(
					count("audit_entries where action = 'SIGN_IN_FAILED' and thing = 'account %d'".formatted(ada.id())))
				.isOne();
		});
	}

	@Test
	void takesTwoClicksAtTheSameTime() {
		Account ada = accounts.create(Role.SOLVER);
		Browser browser = api.browser();
		browser.signIn(ada.name(), TestAccounts.PASSWORD);
		browser.submit("/account", "/sign-out", Map.of());
		String token = browser.formToken("/sign-in");
		ApiClient clicks = api.with("Cookie", browser.cookies());
		List<CompletableFuture<Integer>> both = Stream
			.generate(
					() -> CompletableFuture
						.supplyAsync(
								() -> clicks
									.postForm("/sign-in",
											Map.of("name", ada.name(), "password", TestAccounts.PASSWORD, "_csrf",
													token))
									.status()))
			.limit(2)
			.toList();
		assertThat(both.stream().map(CompletableFuture::join)).containsExactly(303, 303);
	}

	@Test
	void takesNoPasswordThatIsChangedWhileItIsChecked() {
		Account ada = accounts.create(Role.SOLVER);
		Browser browser = api.browser();
		CompletableFuture<Answer> late = transaction.execute((status) -> {
			changes.changePassword(null, ada.id(), "{argon2}of another password");
			CompletableFuture<Answer> begun = CompletableFuture
				.supplyAsync(() -> browser.signIn(ada.name(), TestAccounts.PASSWORD));
			await().until(() -> count(
					"information_schema.processlist where info like 'select % from accounts % for update%' and info not like '%processlist%'") == 1);
			return begun;
		});
		assertThat(late.join().status()).isEqualTo(403);
		assertThat(late.join().body()).contains("Your account changed while you signed in.");
		assertThat(browser.cookie(SESSION)).isEmpty();
	}

	@Test
	void makesNoSessionForVisitors() {
		long before = count("sessions");
		Browser visitor = api.browser();
		List.of("/", "/queue", "/submissions", "/account").forEach(visitor::get);
		assertThat(visitor.cookies()).isEmpty();
		visitor.get("/sign-in");
		visitor.signIn("nobody", "wrong");
		assertThat(count("sessions")).isEqualTo(before);
		assertThat(visitor.cookie(SESSION)).isEmpty();
	}

	@Test
	void sendsPeopleToThePageThatTheyAskedFor() {
		assertThat(api.browser().get("/account?a=b").header("Location")).isEqualTo("/sign-in?to=%2Faccount%3Fa%3Db");
	}

	@Test
	void takesNoSessionThatSomebodyElseBegan() {
		Account mallory = accounts.create(Role.SOLVER);
		Browser attacker = api.browser();
		attacker.signIn(mallory.name(), TestAccounts.PASSWORD);
		String planted = attacker.cookie(SESSION).orElseThrow();
		Account victim = accounts.create(Role.SOLVER);
		Browser browser = api.browser();
		browser.addCookie(SESSION, planted);
		assertThat(browser.signIn(victim.name(), TestAccounts.PASSWORD).status()).isEqualTo(303);
		assertThat(browser.cookie(SESSION)).isPresent().get().isNotEqualTo(planted);
		assertThat(attacker.get("/account").status()).isEqualTo(302);
		Browser unknown = api.browser();
		unknown.addCookie(SESSION, "0198c0de-0000-4000-8000-000000000000");
		unknown.signIn(victim.name(), TestAccounts.PASSWORD);
		assertThat(unknown.cookie(SESSION)).get().isNotEqualTo("0198c0de-0000-4000-8000-000000000000");
	}

	@Test
	void asksForNameAndPassword() {
		Answer refused = api.browser().submit("/sign-in", "/sign-in", Map.of("name", "", "password", ""));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("id=\"name-error\"", "id=\"password-error\"", "role=\"alert\"");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "/\t/evil",
					"/%09/evil.example", "javascript:alert(1)", "/a\r\nX: y", "/./\\evil.example", "/.//evil.example",
					"/a/..//evil.example", "/..//evil.example", " //evil.example", "evil.example", "/%0d%0aX:y//evil" })
	void leadsToNoOtherSite(String to) {
		Account ada = accounts.create(Role.SOLVER);
		String location = api.browser()
			.submit("/sign-in", "/sign-in", Map.of("name", ada.name(), "password", TestAccounts.PASSWORD, "to", to))
			.header("Location");
		assertThat(location).startsWith("/").doesNotStartWith("//").doesNotContain("\\", "\r", "\n", "\t");
	}

	@Test
	void endsASessionOfADisabledAccount() {
		Account ada = accounts.create(Role.SOLVER);
		Browser browser = api.browser();
		browser.signIn(ada.name(), TestAccounts.PASSWORD);
		assertThat(browser.get("/account").status()).isEqualTo(200);
		transaction.executeWithoutResult((status) -> database.sql("update accounts set disabled = true where id = :id")
			.param("id", ada.id())
			.update());
		await().untilAsserted(() -> assertThat(browser.get("/account").status()).isEqualTo(302));
		assertThat(browser.signIn(ada.name(), TestAccounts.PASSWORD).body())
			.contains("The name or the password is wrong.");
	}

	@Test
	void endsAnIdleSession() {
		endsAfter("update sessions set expiry_time = 1, last_access_time = 1, max_inactive_interval = 60");
	}

	@Test
	void endsASessionThatIsTooOldHoweverBusy() {
		endsAfter("update sessions set creation_time = creation_time - 7 * 24 * 3600 * 1000 - 1000");
	}

	private void endsAfter(String change) {
		Account ada = accounts.create(Role.SOLVER);
		Browser browser = api.browser();
		browser.signIn(ada.name(), TestAccounts.PASSWORD);
		assertThat(browser.get("/account").status()).isEqualTo(200);
		transaction.executeWithoutResult((status) -> database.sql(change + " where principal_name = :id")
			.param("id", String.valueOf(ada.id()))
			.update());
		await().untilAsserted(() -> assertThat(browser.get("/account").status()).isEqualTo(302));
		assertThat(database.sql("select count(*) from sessions where principal_name = :id")
			.param("id", String.valueOf(ada.id()))
			.query(Long.class)
			.single()).isZero();
	}

}
