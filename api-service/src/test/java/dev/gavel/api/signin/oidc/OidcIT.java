package dev.gavel.api.signin.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.Browser;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.Identities;
import dev.gavel.api.account.Identity;
import dev.gavel.embedded.FreePort;
import dev.gavel.issuer.Issuer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signs people in through a real authorization server. */
@AccountsTest
class OidcIT {

	private static final int PORT = FreePort.find();

	private static final String ISSUER = "http://127.0.0.1:" + PORT;

	private static ConfigurableApplicationContext issuer;

	@Autowired
	private ApiClient api;

	@Autowired
	private Accounts accounts;

	@Autowired
	private Identities identities;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry settings) {
		settings.add("gavel.oidc.issuer", () -> ISSUER);
		settings.add("gavel.oidc.client-id", () -> "gavel");
		settings.add("gavel.oidc.client-secret", () -> "secret");
		settings.add("gavel.oidc.name", () -> "the university");
		settings.add("gavel.oidc.allowed", () -> "listed,@example.com");
		settings.add("gavel.oidc.role-claim", () -> "realm.roles");
		settings.add("gavel.oidc.authors", () -> "staff");
		settings.add("gavel.oidc.operators", () -> "admins");
	}

	/** Gavel has started without it, which the first request shows. */
	@BeforeAll
	static void start(@Autowired ApiClient api, @Autowired Environment environment) {
		Answer refused = api.get("/sign-in/oidc");
		assertThat(refused.status()).isEqualTo(503);
		assertThat(refused.body()).contains("/problems/unavailable", "the university could not confirm your identity");
		assertThat(refused.header("Retry-After")).isNotEmpty();
		issuer = Issuer.start(PORT,
				"http://localhost:" + environment.getRequiredProperty("local.server.port") + "/sign-in/oidc/code");
	}

	@AfterAll
	static void stop() {
		issuer.close();
	}

	private static String newSubject(Map<String, Object> claims) {
		String subject = "subject-" + UUID.randomUUID();
		Issuer.says(subject, claims);
		return subject;
	}

	/** Somebody who gets an account. */
	private static Map<String, Object> member(String name, String... roles) {
		return Map.of("preferred_username", name, "email", name.replace(' ', '.') + "@example.com", "email_verified",
				true, "realm", Map.of("roles", List.of(roles)));
	}

	/**
	 * Goes to the provider, enters the password there, and returns where it leads back.
	 */
	private static String begin(Browser browser, String subject, String to) {
		Answer begun = browser.get("/sign-in/oidc?to=" + to);
		assertThat(begun.status()).isEqualTo(302);
		Browser there = browser.at(ISSUER);
		there.get(pathAt(begun));
		String token = there.formToken("/login");
		there.post("/login", Map.of("username", subject, "password", "secret", "_csrf", token));
		Answer back = there.get(pathAt(begun));
		assertThat(back.header("Location")).as(back.body()).contains("/sign-in/oidc/code?code=");
		return back.header("Location").replaceFirst("^http://localhost:\\d+", "");
	}

	private static String pathAt(Answer redirect) {
		return redirect.header("Location").replaceFirst("^" + ISSUER, "");
	}

	private Answer signIn(Browser browser, String subject) {
		return browser.get(begin(browser, subject, "/account"));
	}

	private Optional<Account> account(String subject) {
		return identities.find(new Identity(ISSUER, subject));
	}

	@Test
	void signsInAndGoesWhereThePersonWasHeading() {
		String subject = newSubject(member("ada lovelace"));
		Browser browser = api.browser();
		assertThat(browser.get("/sign-in?to=/account").body())
			.contains("href=\"/sign-in/oidc?to=/account\">Sign in with the university");
		Answer done = signIn(browser, subject);
		assertThat(done.status()).as(done.body()).isEqualTo(303);
		assertThat(done.header("Location")).isEqualTo("/account");
		assertThat(browser.get("/account").body()).contains("ada lovelace", "Solver");
		assertThat(account(subject)).get()
			.extracting(Account::name, Account::role, Account::mail)
			.containsExactly("ada lovelace", Role.SOLVER, "ada.lovelace@example.com");
	}

	@Test
	void asksWithAProofKeyAndBeginsNoSession() {
		Browser browser = api.browser();
		String address = browser.get("/sign-in/oidc").header("Location");
		assertThat(address).startsWith(ISSUER + "/oauth2/authorize?")
			.contains("code_challenge_method=S256", "&nonce=", "scope=openid%20profile%20email");
		assertThat(browser.cookie("GAVEL_SESSION")).isEmpty();
		assertThat(browser.cookie("GAVEL_OIDC")).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "//evil.example", "https://evil.example", "/%5Cevil.example", "%2F%2Fevil.example",
			"javascript:alert(1)" })
	void leadsToNoOtherSite(String to) {
		Browser browser = api.browser();
		Answer done = browser.get(begin(browser, newSubject(member("wanderer")), to));
		assertThat(done.header("Location")).isEqualTo("/");
	}

	@Test
	void knowsPeopleBySubjectAndNotByNameOrMail() {
		Account local = accounts.create(null, "grace hopper", Role.OPERATOR);
		String subject = newSubject(member("grace hopper"));
		signIn(api.browser(), subject);
		long id = account(subject).orElseThrow().id();
		assertThat(id).isNotEqualTo(local.id());
		assertThat(accounts.get(id).name()).isEqualTo("grace hopper 2");
		Issuer.says(subject, member("another name"));
		signIn(api.browser(), subject);
		assertThat(account(subject).orElseThrow().id()).isEqualTo(id);
		String other = newSubject(member("grace hopper"));
		signIn(api.browser(), other);
		assertThat(account(other).orElseThrow().id()).isNotEqualTo(id);
	}

	@Test
	void takesTheRoleFromTheClaimAtEachSignIn() {
		String subject = newSubject(member("changing", "students", "admins"));
		Browser browser = api.browser();
		signIn(browser, subject);
		assertThat(browser.get("/accounts").status()).isEqualTo(200);
		Issuer.says(subject, member("changing", "staff"));
		signIn(api.browser(), subject);
		assertThat(account(subject).orElseThrow().role()).isEqualTo(Role.AUTHOR);
		assertThat(browser.get("/accounts").status()).isEqualTo(302);
		Issuer.says(subject, Map.of());
		signIn(api.browser(), subject);
		assertThat(account(subject).orElseThrow().role()).isEqualTo(Role.SOLVER);
	}

	/** Somebody opens two tabs, and somebody else has the same name. */
	@Test
	void signsInOnePersonTwiceAtTheSameTime() {
		for (int round = 0; round < 5; round++) {
			String name = "twin " + round;
			String first = newSubject(member(name));
			List<String> subjects = List.of(first, first, newSubject(member(name)));
			List<Browser> browsers = subjects.stream().map((subject) -> api.browser()).toList();
			List<String> back = IntStream.range(0, subjects.size())
				.mapToObj((i) -> begin(browsers.get(i), subjects.get(i), "/account"))
				.toList();
			List<CompletableFuture<Answer>> all = IntStream.range(0, subjects.size())
				.mapToObj((i) -> CompletableFuture.supplyAsync(() -> browsers.get(i).get(back.get(i))))
				.toList();
			assertThat(all.stream().map(CompletableFuture::join))
				.allSatisfy((answer) -> assertThat(answer.status()).as(answer.body()).isEqualTo(303));
		}
	}

	@Test
	void refusesWhoeverIsNotAllowed() {
		for (Map<String, Object> claims : List.<Map<String, Object>>of(Map.of("preferred_username", "listed"),
				Map.of("email", "eve@example.com", "email_verified", false), Map.of("email", "eve@example.com"),
				Map.of("email", "eve@example.com.evil.example", "email_verified", true),
				Map.of("email", "eve@evil-example.com", "email_verified", true),
				Map.of("email", "eve@sub.example.com", "email_verified", true))) {
			String subject = newSubject(claims);
			Browser browser = api.browser();
			Answer refused = signIn(browser, subject);
			assertThat(refused.status()).as(claims.toString()).isEqualTo(403);
			assertThat(refused.body()).contains("You have no account here");
			assertThat(account(subject)).isEmpty();
			assertThat(browser.cookie("GAVEL_SESSION")).isEmpty();
		}
		assertThat(signIn(api.browser(), "listed").status()).isEqualTo(303);
	}

	@Test
	void refusesDisabledAccounts() {
		String subject = newSubject(member("disabled"));
		signIn(api.browser(), subject);
		accounts.disable(null, account(subject).orElseThrow().id());
		Browser browser = api.browser();
		assertThat(signIn(browser, subject).status()).isEqualTo(403);
		assertThat(browser.cookie("GAVEL_SESSION")).isEmpty();
	}

	@Test
	void letsNoOtherBrowserEndWhatThisOneBegan() {
		Browser browser = api.browser();
		String back = begin(browser, newSubject(member("bound")), "/");
		Browser stranger = api.browser();
		assertThat(stranger.get(back).status()).isEqualTo(400);
		assertThat(stranger.cookie("GAVEL_SESSION")).isEmpty();
		Browser begun = api.browser();
		begun.get("/sign-in/oidc");
		assertThat(begun.get(back).status()).as("another state").isEqualTo(400);
		assertThat(browser.get(back).status()).isEqualTo(303);
		assertThat(browser.get(back).status()).as("again").isEqualTo(400);
	}

	@Test
	void refusesACodeThatTheProviderDoesNotKnow() {
		Browser browser = api.browser();
		String back = begin(browser, newSubject(member("forger")), "/").replaceFirst("code=[^&]+", "code=forged");
		assertThat(browser.get(back).status()).isEqualTo(503);
		assertThat(browser.cookie("GAVEL_SESSION")).isEmpty();
	}

	@Test
	void replacesTheSessionThatWasThere() {
		Browser browser = api.browser();
		signIn(browser, newSubject(member("first")));
		String before = browser.cookie("GAVEL_SESSION").orElseThrow();
		signIn(browser, newSubject(member("second")));
		assertThat(browser.cookie("GAVEL_SESSION")).isPresent().get().isNotEqualTo(before);
		Browser thief = api.browser();
		thief.addCookie("GAVEL_SESSION", before);
		assertThat(thief.get("/account").status()).isEqualTo(302);
	}

}
