package dev.gavel.api.signin.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.Browser;
import dev.gavel.api.CountedWork;
import dev.gavel.api.Examples;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@AccountsTest
@Import(CountedWork.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInAttacksIT {

	private final ApiClient api;

	private final TestAccounts testAccounts;

	private final Accounts accounts;

	private final CountedWork work;

	private final RequestMappingHandlerMapping mappings;

	@Autowired
	SignInAttacksIT(ApiClient api, TestAccounts testAccounts, Accounts accounts, CountedWork work,
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
		this.api = api;
		this.testAccounts = testAccounts;
		this.accounts = accounts;
		this.work = work;
		this.mappings = mappings;
	}

	/** Returns the paths of all forms in Spring's mappings. */
	Stream<String> forms() {
		return mappings.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((route) -> !isOfAnotherProduct(route.getValue()))
			.map(Map.Entry::getKey)
			.filter(SignInAttacksIT::isForm)
			.flatMap((route) -> route.getPatternValues().stream())
			.map((path) -> path.replaceAll("\\{\\w+}", "1"))
			.distinct();
	}

	/** Such interfaces take bodies of any type, and have errors of their own. */
	private static boolean isOfAnotherProduct(HandlerMethod handler) {
		return handler.getBeanType().getPackageName().contains(".compat.");
	}

	private static boolean isForm(RequestMappingInfo route) {
		return route.getMethodsCondition().getMethods().contains(RequestMethod.POST)
				&& (route.getConsumesCondition().isEmpty() || route.getConsumesCondition()
					.getConsumableMediaTypes()
					.contains(MediaType.APPLICATION_FORM_URLENCODED));
	}

	@Test
	void knowsAllForms() {
		assertThat(forms())
			.contains("/sign-in", "/sign-out", "/set-up", "/link", "/account/password", "/account/sessions/end",
					"/add_ques")
			.hasSizeGreaterThan(15);
	}

	@ParameterizedTest
	@MethodSource("forms")
	void takesAFormOnlyFromItsOwnPages(String path) {
		Browser operator = testAccounts.browser(Role.OPERATOR);
		for (Map<String, String> fields : List.of(Map.<String, String>of(), Map.of("_csrf", "AAAA"),
				Map.of("_csrf", api.browser().formToken("/sign-in")))) {
			Answer refused = operator.post(path, fields);
			assertThat(refused.status()).as(refused.body()).isEqualTo(403);
			assertThat(refused.body()).contains("The request came from another site");
		}
		assertThat(operator.post(path, Map.of("_csrf", operator.formToken("/account")), "Sec-Fetch-Site", "cross-site")
			.status()).isEqualTo(403);
	}

	@Test
	void takesNoOtherSpellingOfAPathForAnotherPage() {
		Map<String, String> fields = Map.of("name", testAccounts.create(Role.SOLVER).name(), "password",
				TestAccounts.PASSWORD);
		assertThat(api.browser().post("/sign%2Din", fields).status()).isEqualTo(403);
		assertThat(api.browser().post("/sign%2Din", Map.of("password", "x".repeat(1_000_000))).status()).isEqualTo(413);
	}

	@Test
	void letsNoBrowserKeepThePagesOfItsReader() {
		Browser solver = testAccounts.browser(Role.SOLVER);
		assertThat(solver.get("/").header("Cache-Control")).contains("no-store");
		assertThat(solver.get("/favicon.svg").header("Cache-Control")).contains("max-age");
		assertThat(api.browser().get("/").header("Cache-Control")).doesNotContain("no-store");
	}

	@Test
	void takesJsonWithASessionOnlyFromItsOwnPages() {
		Browser author = testAccounts.browser(Role.AUTHOR);
		ApiClient withoutToken = api.with("Cookie", author.cookies());
		assertThat(withoutToken.post("/add_ques", Examples.QUESTION).status()).isEqualTo(403);
		assertThat(withoutToken.delete("/ques/1").status()).isEqualTo(403);
		assertThat(withoutToken.get("/").status()).isEqualTo(200);
		assertThat(testAccounts.as(Role.AUTHOR).post("/add_ques", Examples.QUESTION).status()).isEqualTo(201);
		assertThat(api.post("/add_ques", Examples.QUESTION).status()).isEqualTo(401);
	}

	@Test
	void saysNothingAboutWhichNamesThereAre() {
		Account known = testAccounts.create(Role.SOLVER);
		Account disabled = testAccounts.create(Role.SOLVER);
		accounts.disable(null, disabled.id());
		Account invited = accounts.create(null, "invited only", Role.SOLVER);
		Browser browser = api.browser();
		String token = browser.formToken("/sign-in");
		List<Attempt> attempts = Stream.of(known.name(), disabled.name(), invited.name(), "nobody at all")
			.map((name) -> attempt(browser, name, "a wrong password", token))
			.toList();
		assertThat(attempts.get(0).hashes()).isOne();
		assertThat(attempts.get(0).statements()).isNotEmpty();
		assertThat(attempts).allMatch(attempts.get(0)::equals);
		assertThat(attempt(browser, disabled.name(), TestAccounts.PASSWORD, token)).isEqualTo(attempts.get(0));
	}

	private record Attempt(int status, String body, int hashes, List<String> statements) {
	}

	private Attempt attempt(Browser browser, String name, String password, String token) {
		Answer[] answer = new Answer[1];
		List<String>[] statements = new List[1];
		int hashes = work.hashesOf(() -> statements[0] = work.statementsOf(() -> answer[0] = browser.post("/sign-in",
				Map.of("name", name, "password", password, "_csrf", token))));
		String body = answer[0].body().replace(name, "NAME").replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
		return new Attempt(answer[0].status(), body, hashes, statements[0]);
	}

	@Test
	void hashesNoLongPassword() {
		Account known = testAccounts.create(Role.SOLVER);
		Browser browser = api.browser();
		String token = browser.formToken("/sign-in");
		assertThat(attempt(browser, known.name(), "x".repeat(257), token).hashes()).isZero();
		Attempt huge = attempt(browser, known.name(), "x".repeat(1_000_000), token);
		assertThat(huge.status()).isEqualTo(413);
		assertThat(huge.hashes()).isZero();
		assertThat(huge.body()).contains("Passwords have at most 256 characters.");
		assertThat(api.browser()
			.submit("/sign-in", "/sign-in", Map.of("name", known.name(), "password", TestAccounts.PASSWORD))
			.status()).isEqualTo(303);
	}

	/** All forms that have a field for one. */
	@ParameterizedTest
	@ValueSource(strings = { "/sign-in", "/sign-up", "/set-up", "/link", "/account/password" })
	void readsNoPasswordOfAMegabyte(String path) {
		Browser browser = testAccounts.browser(Role.SOLVER);
		Map<String, String> fields = Map.of("name", "somebody", "current", "x", "secret", "x", "_csrf",
				browser.formToken("/account"), "password", "x".repeat(1_000_000));
		int hashes = work.hashesOf(() -> {
			Answer refused = browser.post(path, fields);
			assertThat(refused.status()).isEqualTo(413);
			assertThat(refused.body()).contains("Passwords have at most 256 characters.");
		});
		assertThat(hashes).isZero();
	}

	/** U+FDFA alone becomes 18 characters when names are made comparable. */
	@Test
	void countsNoNameThatNoAccountCanHave() {
		Browser browser = api.browser();
		String token = browser.formToken("/sign-in");
		for (String name : List.of("x".repeat(101), "\uFDFA".repeat(1500))) {
			for (int i = 0; i < 11; i++) {
				Attempt refused = attempt(browser, name, "a wrong password", token);
				assertThat(refused.status()).isEqualTo(422);
				assertThat(refused.hashes()).isZero();
				assertThat(refused.statements()).isEmpty();
			}
		}
	}

	@Test
	void looksForASessionAtMostOnceInTwoSeconds() {
		ApiClient solver = testAccounts.as(Role.SOLVER);
		solver.get("/account/tokens");
		List<String> first = work.statementsOf(() -> solver.get("/favicon.svg"));
		assertThat(first).isEmpty();
		List<String> hundred = work.statementsOf(() -> IntStream.range(0, 100).forEach((i) -> solver.get("/nothing")));
		assertThat(hundred.stream().filter((sql) -> sql.toLowerCase().contains("sessions"))).hasSizeLessThan(5);
		assertThat(hundred).hasSizeLessThan(10);
	}

	/** Of all threads, as often as possible, while others sign in. */
	private static int mostHashesAtOnce(AtomicBoolean done) {
		int most = 0;
		while (!done.get()) {
			long hashing = Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
				.filter((thread) -> Arrays.stream(thread.getStackTrace())
					.anyMatch((frame) -> frame.getClassName().endsWith("Argon2BytesGenerator")))
				.count();
			most = Math.max(most, (int) hashing);
		}
		return most;
	}

	@Test
	void hashesTwoPasswordsAtATimeHoweverManySignIn() {
		List<Account> people = IntStream.range(0, 500).mapToObj((i) -> testAccounts.create(Role.SOLVER)).toList();
		Browser page = api.browser();
		String token = page.formToken("/sign-in");
		AtomicBoolean done = new AtomicBoolean();
		CompletableFuture<Integer> most = CompletableFuture.supplyAsync(() -> mostHashesAtOnce(done));
		ExecutorService threads = Executors.newFixedThreadPool(500);
		List<CompletableFuture<Answer>> answers = people.stream()
			.map((person) -> CompletableFuture.supplyAsync(() -> api.with("Cookie", page.cookies())
				.post("/sign-in", "application/x-www-form-urlencoded",
						"name=%s&password=%s&_csrf=%s".formatted(person.name(), TestAccounts.PASSWORD, token)
							.replace(' ', '+')),
					threads))
			.toList();
		List<Answer> all = answers.stream().map(CompletableFuture::join).toList();
		done.set(true);
		threads.shutdown();
		assertThat(most.join()).isBetween(1, 2);
		assertThat(all).extracting(Answer::status).contains(303, 503).isSubsetOf(303, 503, 429);
		assertThat(all).filteredOn((answer) -> answer.status() != 303)
			.allMatch((answer) -> !answer.header("Retry-After").isEmpty());
	}

}
