package dev.gavel.api.signin.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.Browser;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.link.OneTimeLinks;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@AccountsTest
class OwnAccountIT {

	private static final String NEW = "another password for tests";

	private static final Caller OPERATOR = Caller.signedIn(1, "the operator", Role.OPERATOR, "127.0.0.1");

	@Autowired
	private ApiClient api;

	@Autowired
	private TestAccounts testAccounts;

	@Autowired
	private Accounts accounts;

	@Autowired
	private OneTimeLinks links;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionTemplate transaction;

	private static Answer change(Browser browser, String current, String next) {
		return browser.submit("/account", "/account/password", Map.of("current", current, "password", next));
	}

	@Test
	void endsAllOtherSessionsWhenThePasswordChanges() {
		Account ada = testAccounts.create(Role.SOLVER);
		Browser here = testAccounts.browser(ada);
		Browser there = testAccounts.browser(ada);
		String before = here.cookie("GAVEL_SESSION").orElseThrow();
		assertThat(there.get("/account").status()).isEqualTo(200);
		assertThat(change(here, TestAccounts.PASSWORD, NEW).status()).isEqualTo(303);
		assertThat(there.get("/account").status()).isEqualTo(302);
		assertThat(here.get("/account").status()).isEqualTo(200);
		assertThat(here.cookie("GAVEL_SESSION")).get().isNotEqualTo(before);
		assertThat(api.browser().signIn(ada.name(), TestAccounts.PASSWORD).status()).isEqualTo(422);
		assertThat(api.browser().signIn(ada.name(), NEW).status()).isEqualTo(303);
	}

	@ParameterizedTest
	@CsvSource({ "a password only for tests,short,expected at least 10 characters",
			"a wrong password,another password for tests,is wrong", "'','',is wrong" })
	void saysWhyAPasswordDoesNotChange(String current, String next, String message) {
		Answer refused = change(testAccounts.browser(Role.SOLVER), current, next);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains(message);
	}

	@Test
	void letsAStolenSessionGuessThePasswordTenTimes() {
		Browser browser = testAccounts.browser(Role.SOLVER);
		for (int i = 0; i < 10; i++) {
			assertThat(change(browser, "a wrong password", NEW).status()).isEqualTo(422);
		}
		Answer refused = change(browser, TestAccounts.PASSWORD, NEW);
		assertThat(refused.status()).isEqualTo(429);
		assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 120);
	}

	@Test
	void countsNoFailureWhereTheCurrentPasswordIsRight() {
		Browser browser = testAccounts.browser(Role.SOLVER);
		for (int i = 0; i < 12; i++) {
			assertThat(change(browser, TestAccounts.PASSWORD, "short").status()).isEqualTo(422);
		}
	}

	@Test
	void letsOthersSignInWhileOneAccountChangesItsPasswordManyTimes() {
		Browser busy = testAccounts.browser(Role.SOLVER);
		String token = busy.formToken("/account");
		ExecutorService threads = Executors.newFixedThreadPool(60);
		List<CompletableFuture<Integer>> changes = Stream
			.generate(
					() -> CompletableFuture
						.supplyAsync(
								() -> busy
									.post("/account/password",
											Map.of("current", TestAccounts.PASSWORD, "password", "short", "_csrf",
													token))
									.status(),
								threads))
			.limit(60)
			.toList();
		assertThat(api.browser().signIn(testAccounts.create(Role.SOLVER).name(), TestAccounts.PASSWORD).status())
			.isEqualTo(303);
		assertThat(changes.stream().map(CompletableFuture::join)).contains(422, 429).isSubsetOf(422, 429);
		threads.shutdown();
	}

	@Test
	void letsNobodyTakeAllPlacesWithManyKnownBrowsers() {
		Account ada = testAccounts.create(Role.SOLVER);
		ExecutorService threads = Executors.newFixedThreadPool(80);
		List<Supplier<Integer>> posts = Stream.generate(() -> knownBrowser(ada)).limit(8).toList();
		List<CompletableFuture<Integer>> all = IntStream.range(0, 80)
			.mapToObj((i) -> CompletableFuture.supplyAsync(posts.get(i % posts.size()), threads))
			.toList();
		assertThat(all.stream().map(CompletableFuture::join)).contains(303).isSubsetOf(303, 429);
		threads.shutdown();
	}

	/** Returns what signs in, each time with the same cookies. */
	private Supplier<Integer> knownBrowser(Account account) {
		Browser known = testAccounts.browser(account);
		known.submit("/account", "/sign-out", Map.of());
		String form = "name=%s&password=%s&_csrf=%s"
			.formatted(account.name(), TestAccounts.PASSWORD, known.formToken("/sign-in"))
			.replace(' ', '+');
		ApiClient client = api.with("Cookie", known.cookies());
		return () -> client.post("/sign-in", "application/x-www-form-urlencoded", form).status();
	}

	@Test
	void readsNoLargePassword() {
		Browser browser = testAccounts.browser(Role.SOLVER);
		assertThat(change(browser, "x".repeat(1_000_000), NEW).status()).isEqualTo(413);
	}

	@Test
	void takesNoPasswordThatIsTheNameOrTooLong() {
		Account ada = accounts.create(null, "Ada Lovelace", Role.SOLVER);
		Browser browser = api.browser();
		String secret = secret(links.forPassword(OPERATOR, ada.id()));
		assertThat(use(browser, secret, "ada LOVELACE").body()).contains("must differ from the account name");
		assertThat(use(browser, secret, "x".repeat(257)).body()).contains("expected at most 256 characters, got 257");
		assertThat(use(browser, secret, NEW).status()).isEqualTo(303);
	}

	@Test
	void listsSessionsAndEndsThemSinglyAndTogether() {
		Account ada = testAccounts.create(Role.SOLVER);
		Browser here = testAccounts.browser(ada);
		List<Browser> others = Stream.generate(() -> testAccounts.browser(ada)).limit(3).toList();
		String page = here.get("/account").body();
		assertThat(page).contains("This browser", "127.0.0.1")
			.doesNotContain(here.cookie("GAVEL_SESSION").orElseThrow());
		Matcher handle = Pattern.compile("name=\"session\" value=\"(\\w+)\"").matcher(page);
		assertThat(handle.find()).isTrue();
		Browser stranger = testAccounts.browser(Role.SOLVER);
		stranger.submit("/account", "/account/sessions/end", Map.of("session", handle.group(1)));
		assertThat(signedInOf(others)).isEqualTo(3);
		here.submit("/account", "/account/sessions/end", Map.of("session", handle.group(1)));
		assertThat(signedInOf(others)).isEqualTo(2);
		here.submit("/account", "/account/sessions/end", Map.of());
		assertThat(signedInOf(others)).isZero();
		assertThat(here.get("/account").status()).isEqualTo(200);
	}

	private static long signedInOf(List<Browser> browsers) {
		return browsers.stream().filter((browser) -> browser.get("/account").status() == 200).count();
	}

	@Test
	void keepsTwentySessionsOfAnAccount() {
		Account ada = testAccounts.create(Role.SOLVER);
		for (int i = 0; i < 22; i++) {
			testAccounts.browser(ada);
		}
		assertThat(database.sql("select count(*) from sessions where principal_name = :account")
			.param("account", String.valueOf(ada.id()))
			.query(Long.class)
			.single()).isEqualTo(20);
	}

	@Test
	void setsAPasswordByALinkOnce() {
		Account ada = testAccounts.create(Role.SOLVER);
		Browser session = testAccounts.browser(ada);
		String replaced = secret(links.forPassword(OPERATOR, ada.id()));
		String secret = secret(links.forPassword(OPERATOR, ada.id()));
		Browser browser = api.browser();
		assertThat(browser.submit("/link", "/link", Map.of("secret", replaced)).status()).isEqualTo(422);
		assertThat(browser.submit("/set-up", "/set-up", Map.of("secret", secret)).status()).isEqualTo(422);
		assertThat(browser.submit("/link", "/link", Map.of("secret", secret)).body()).contains(ada.name());
		assertThat(use(browser, secret, NEW).status()).isEqualTo(303);
		assertThat(browser.get("/account").body()).contains(ada.name());
		assertThat(use(api.browser(), secret, NEW).status()).isEqualTo(422);
		assertThat(session.get("/account").status()).isEqualTo(302);
	}

	@ParameterizedTest
	@ValueSource(strings = { "disabled", "demoted", "new password" })
	void takesNoLinkOfSomebodyWhoHasLostTheRightToMakeIt(String loss) {
		Account mallory = testAccounts.create(Role.OPERATOR);
		Account victim = testAccounts.create(Role.OPERATOR);
		Caller caller = Caller.signedIn(mallory.id(), mallory.name(), Role.OPERATOR, "127.0.0.1");
		String invitation = secret(links.invite(caller, Role.OPERATOR, null));
		String reset = secret(links.forPassword(caller, victim.id()));
		assertThat(api.browser().submit("/link", "/link", Map.of("secret", reset)).status()).isEqualTo(200);
		switch (loss) {
			case "disabled" -> accounts.disable(null, mallory.id());
			case "demoted" -> accounts.changeRole(null, mallory.id(), Role.SOLVER);
			default -> accounts.changePassword(null, mallory.id(), victim.password());
		}
		assertThat(use(api.browser(), reset, NEW).status()).isEqualTo(422);
		Answer invited = api.browser()
			.submit("/link", "/link", Map.of("secret", invitation, "name", "mallory again", "password", NEW));
		assertThat(invited.status()).isEqualTo(422);
		assertThat(invited.body()).contains("secret-error");
	}

	@Test
	void showsOperatorsTheLinksThatWorkAndRevokesThem() {
		Account ada = testAccounts.create(Role.SOLVER);
		ApiClient operator = testAccounts.as(Role.OPERATOR);
		String secret = secret(
				operator.send("POST", "/accounts/%d/link".formatted(ada.id()), "Accept", "application/json")
					.json()
					.get("link")
					.stringValue());
		JsonNode link = operator.get("/accounts/links?size=1").json().get("items").get(0);
		assertThat(link.get("account").stringValue()).isEqualTo(ada.name());
		assertThat(operator.get("/accounts/links", "Accept", "text/html").body()).contains(ada.name())
			.doesNotContain(secret);
		assertThat(operator.delete("/accounts/links/" + link.get("id")).status()).isEqualTo(204);
		assertThat(operator.delete("/accounts/links/" + link.get("id")).status()).isEqualTo(404);
		assertThat(use(api.browser(), secret, NEW).status()).isEqualTo(422);
		assertThat(testAccounts.as(Role.AUTHOR).get("/accounts/links").status()).isEqualTo(403);
		assertThat(recorded("account " + ada.id())).anyMatch((entry) -> entry.startsWith("LINK_CREATED"))
			.anyMatch((entry) -> entry.startsWith("LINK_REVOKED"));
	}

	@Test
	void recordsWhichLinkMadeAnAccount() {
		String secret = secret(links.invite(OPERATOR, Role.AUTHOR, null));
		long link = database.sql("select max(id) from one_time_links").query(Long.class).single();
		assertThat(api.browser()
			.submit("/link", "/link", Map.of("secret", secret, "name", "Invited Ida", "password", NEW))
			.status()).isEqualTo(303);
		long account = accounts.findByName("Invited Ida").orElseThrow().id();
		assertThat(recorded("account new")).anyMatch((entry) -> entry.contains("\"link\":%d".formatted(link)));
		assertThat(recorded("account " + account)).contains("LINK_USED {\"link\":%d}".formatted(link));
	}

	private List<String> recorded(String thing) {
		return database
			.sql("select concat(action, ' ', coalesce(after_state, '')) from audit_entries where thing = :thing")
			.param("thing", thing)
			.query(String.class)
			.list();
	}

	@Test
	void makesOneAccountByAnInvitationHoweverManyUseIt() {
		String secret = secret(links.invite(OPERATOR, Role.AUTHOR, null));
		List<CompletableFuture<Integer>> uses = Stream.of("Grace", "Grace Two", "Grace Three", "Grace Four")
			.map((name) -> CompletableFuture.supplyAsync(() -> api.browser()
				.submit("/link", "/link", Map.of("secret", secret, "name", name, "password", NEW, "role", "operator"))
				.status()))
			.toList();
		assertThat(uses.stream().map(CompletableFuture::join)).containsOnlyOnce(303);
		assertThat(database.sql("select role from accounts where name like 'Grace%'").query(String.class).list())
			.containsExactly("AUTHOR");
	}

	@Test
	void takesNoLinkThatIsTooOld() {
		Account ada = testAccounts.create(Role.SOLVER);
		String secret = secret(links.forPassword(OPERATOR, ada.id()));
		transaction.executeWithoutResult((status) -> database
			.sql("update one_time_links set expires_at = date_sub(expires_at, interval 25 hour) where account_id = :id")
			.param("id", ada.id())
			.update());
		assertThat(use(api.browser(), secret, NEW).status()).isEqualTo(422);
	}

	private static String secret(String link) {
		return link.substring(link.indexOf('#') + 1);
	}

	private static Answer use(Browser browser, String secret, String password) {
		return browser.submit("/link", "/link", Map.of("secret", secret, "password", password));
	}

}
