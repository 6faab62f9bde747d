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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** All who guess here share one address, and slow one another down. */
@AccountsTest
@DirtiesContext
@TestPropertySource(properties = "server.tomcat.remoteip.internal-proxies=127.0.0.1/32")
class GuessingIT {

	/** Those of an account, and those that a network has for itself after them. */
	private static final int FAILURES = 13;

	private static final int NAMES = 1000;

	private static final int ATTACKERS = 4;

	@Autowired
	private ApiClient api;

	@Autowired
	private TestAccounts accounts;

	@Test
	void letsAnAccountFailAFewTimesButItsOwnerInFromAKnownBrowser() {
		Account victim = accounts.create(Role.SOLVER);
		Browser known = api.browser();
		known.signIn(victim.name(), TestAccounts.PASSWORD);
		known.submit("/account", "/sign-out", Map.of());
		Browser attacker = api.browser();
		for (int i = 0; i < FAILURES; i++) {
			String anyCase = (i % 2 == 0) ? victim.name() : " " + victim.name().toUpperCase();
			assertThat(attacker.signIn(anyCase, "a wrong password").status()).isEqualTo(422);
		}
		Answer refused = attacker.signIn(victim.name(), TestAccounts.PASSWORD);
		assertThat(refused.status()).isEqualTo(429);
		assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 120);
		assertThat(refused.body()).contains("use a browser in which you have signed in before");
		assertThat(known.signIn(victim.name(), TestAccounts.PASSWORD).status()).isEqualTo(303);
		assertThat(api.browser().signIn(accounts.create(Role.SOLVER).name(), TestAccounts.PASSWORD).status())
			.isEqualTo(303);
	}

	/** A new laptop of the only operator, for instance. */
	@Test
	void letsSomebodyInFromANewBrowserWhileOthersGuessElsewhere() {
		Account victim = accounts.create(Role.OPERATOR);
		for (String attacker : List.of("203.0.113.9", "198.51.100.7")) {
			Browser browser = api.browser();
			for (int i = 0; i < FAILURES; i++) {
				signIn(browser, victim.name(), "a wrong password", attacker);
			}
			assertThat(signIn(browser, victim.name(), TestAccounts.PASSWORD, attacker).status()).isEqualTo(429);
		}
		Browser laptop = api.browser();
		assertThat(signIn(laptop, victim.name(), "mistyped it once", "192.0.2.1").status()).isEqualTo(422);
		assertThat(signIn(laptop, victim.name(), TestAccounts.PASSWORD, "192.0.2.1").status()).isEqualTo(303);
	}

	/** Their passwords take all places of strangers. */
	@Test
	void letsKnownBrowsersInWhileManyAddressesGuess() {
		Account victim = accounts.create(Role.SOLVER);
		Browser known = api.browser();
		known.signIn(victim.name(), TestAccounts.PASSWORD);
		Browser page = api.browser();
		String token = page.formToken("/sign-in");
		AtomicBoolean done = new AtomicBoolean();
		AtomicInteger refused = new AtomicInteger();
		ExecutorService threads = Executors.newCachedThreadPool();
		for (int i = 0; i < 70; i++) {
			ApiClient attacker = api.with("Cookie", page.cookies(), "X-Forwarded-For", "198.51.100." + i);
			threads.execute(() -> {
				while (!done.get()) {
					if (post(attacker, "name " + refused.get(), "a wrong password", token).status() == 503) {
						refused.incrementAndGet();
					}
				}
			});
		}
		await().atMost(Duration.ofMinutes(1)).until(() -> refused.get() >= 20);
		for (int i = 0; i < 3; i++) {
			assertThat(known.signIn(victim.name(), TestAccounts.PASSWORD).status()).isEqualTo(303);
		}
		done.set(true);
		threads.shutdown();
	}

	private static Answer signIn(Browser browser, String name, String password, String address) {
		return browser.submit("/sign-in", "/sign-in", Map.of("name", name, "password", password), "X-Forwarded-For",
				address);
	}

	/** In turns, because the machine is now faster, now slower. */
	@Test
	@Tag("long")
	void takesAsLongForAnUnknownNameAsForAWrongPassword() {
		Browser page = api.browser();
		String token = page.formToken("/sign-in");
		ApiClient attacker = api.with("Cookie", page.cookies(), "X-Forwarded-For", "192.0.2.2");
		List<Long> known = new ArrayList<>();
		List<Long> unknown = new ArrayList<>();
		for (int i = 0; i < 41; i++) {
			known.add(nanos(attacker, accounts.create(Role.SOLVER).name(), token));
			unknown.add(nanos(attacker, "unknown name " + i, token));
		}
		assertThat((double) median(known) / median(unknown)).isBetween(0.7, 1.4);
	}

	private static long nanos(ApiClient client, String name, String token) {
		long begin = System.nanoTime();
		assertThat(post(client, name, "a wrong password", token).status()).isEqualTo(422);
		return System.nanoTime() - begin;
	}

	private static long median(List<Long> times) {
		return times.stream().sorted().toList().get(times.size() / 2);
	}

	@Test
	void treatsAnUnknownNameAlike() {
		Browser attacker = api.browser();
		for (int i = 0; i < FAILURES; i++) {
			assertThat(attacker.signIn("nobody at all", "a wrong password").status()).isEqualTo(422);
		}
		assertThat(attacker.signIn("nobody at all", "a wrong password").status()).isEqualTo(429);
	}

	@Test
	void trustsNoBrowserThatSignedInToAnotherAccountOrForgesItsCookie() {
		Account victim = accounts.create(Role.SOLVER);
		Browser attacker = api.browser();
		attacker.signIn(accounts.create(Role.SOLVER).name(), TestAccounts.PASSWORD);
		for (int i = 0; i < FAILURES; i++) {
			attacker.signIn(victim.name(), "a wrong password");
		}
		assertThat(attacker.signIn(victim.name(), "a wrong password").status()).isEqualTo(429);
		attacker.addCookie("GAVEL_BROWSER", "a".repeat(64) + "." + "b".repeat(64));
		assertThat(attacker.signIn(victim.name(), "a wrong password").status()).isEqualTo(429);
	}

	@Test
	void countsSuccessesAgainstNobody() {
		Account busy = accounts.create(Role.SOLVER);
		for (int i = 0; i < 15; i++) {
			assertThat(api.browser().signIn(busy.name(), TestAccounts.PASSWORD).status()).isEqualTo(303);
		}
	}

	@Test
	void letsPeopleInWhileSomebodyAtTheirAddressGuessesAThousandNames() {
		letsInWhileSomebodyGuesses(20);
	}

	@Test
	@Tag("long")
	void letsAClassOf300InWithinTwoMinutesWhileSomebodyAtItsAddressGuessesAThousandNames() {
		letsInWhileSomebodyGuesses(300);
	}

	private void letsInWhileSomebodyGuesses(int count) {
		List<Account> people = IntStream.range(0, count).mapToObj((i) -> accounts.create(Role.SOLVER)).toList();
		Browser known = api.browser();
		known.signIn(people.get(0).name(), TestAccounts.PASSWORD);
		known.submit("/account", "/sign-out", Map.of());
		Browser page = api.browser();
		String token = page.formToken("/sign-in");
		ApiClient client = api.with("Cookie", page.cookies());
		AtomicBoolean done = new AtomicBoolean();
		AtomicInteger guesses = new AtomicInteger();
		AtomicInteger failures = new AtomicInteger();
		ExecutorService threads = Executors.newCachedThreadPool();
		for (int i = 0; i < ATTACKERS; i++) {
			threads.execute(() -> {
				while (!done.get()) {
					int guess = guesses.getAndIncrement() % NAMES;
					String name = (guess < count) ? people.get(guess).name() : "name " + guess;
					if (post(client, name, "a wrong password", token).status() == 422) {
						failures.incrementAndGet();
					}
				}
			});
		}
		Instant attacked = Instant.now();
		await().atMost(Duration.ofMinutes(2)).until(() -> failures.get() >= 100);
		Instant begin = Instant.now();
		ExecutorService classroom = Executors.newFixedThreadPool(10);
		List<CompletableFuture<Void>> signedIn = people.stream()
			.skip(1)
			.map((person) -> CompletableFuture.runAsync(() -> signInPatiently(client, person, token), classroom))
			.toList();
		CompletableFuture.allOf(signedIn.toArray(CompletableFuture[]::new)).join();
		Duration took = Duration.between(begin, Instant.now());
		assertThat(known.signIn(people.get(0).name(), TestAccounts.PASSWORD).status()).isEqualTo(303);
		done.set(true);
		threads.shutdown();
		classroom.shutdown();
		assertThat(took).isLessThan(Duration.ofMinutes(2));
		long seconds = Duration.between(attacked, Instant.now()).toSeconds() + 1;
		assertThat(failures).hasValueLessThanOrEqualTo((int) (100 + 2 * seconds + ATTACKERS));
	}

	private static Answer post(ApiClient client, String name, String password, String token) {
		return client.post("/sign-in", "application/x-www-form-urlencoded",
				"name=%s&password=%s&_csrf=%s".formatted(name, password, token).replace(' ', '+'));
	}

	/** Waits as long as the answer says, as people do. */
	private static void signInPatiently(ApiClient client, Account person, String token) {
		for (Answer answer = post(client, person.name(), TestAccounts.PASSWORD, token); answer
			.status() != 303; answer = post(client, person.name(), TestAccounts.PASSWORD, token)) {
			assertThat(answer.status()).as(answer.body()).isIn(429, 503);
			pause(Integer.parseInt(answer.header("Retry-After")));
		}
	}

	private static void pause(int seconds) {
		try {
			new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
