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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

/** All who guess here share one address, and slow one another down. */
@AccountsTest
@DirtiesContext
class GuessingIT {

	/** A third of a class of 300, in the time that the whole class has. */
	private static final int PEOPLE = 100;

	private static final int NAMES = 1000;

	private static final int ATTACKERS = 4;

	@Autowired
	private ApiClient api;

	@Autowired
	private TestAccounts accounts;

	@Test
	void letsAnAccountFailTenTimesButItsOwnerInFromAKnownBrowser() {
		Account victim = accounts.create(Role.SOLVER);
		Browser known = api.browser();
		known.signIn(victim.name(), TestAccounts.PASSWORD);
		known.submit("/account", "/sign-out", Map.of());
		Browser attacker = api.browser();
		for (int i = 0; i < 10; i++) {
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

	@Test
	void treatsAnUnknownNameAlike() {
		Browser attacker = api.browser();
		for (int i = 0; i < 10; i++) {
			assertThat(attacker.signIn("nobody at all", "a wrong password").status()).isEqualTo(422);
		}
		assertThat(attacker.signIn("nobody at all", "a wrong password").status()).isEqualTo(429);
	}

	@Test
	void trustsNoBrowserThatSignedInToAnotherAccountOrForgesItsCookie() {
		Account victim = accounts.create(Role.SOLVER);
		Browser attacker = api.browser();
		attacker.signIn(accounts.create(Role.SOLVER).name(), TestAccounts.PASSWORD);
		for (int i = 0; i < 10; i++) {
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
	void letsAClassInWhileSomebodyAtItsAddressGuessesAThousandNames() {
		List<Account> people = IntStream.range(0, PEOPLE).mapToObj((i) -> accounts.create(Role.SOLVER)).toList();
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
					String name = (guess < PEOPLE) ? people.get(guess).name() : "name " + guess;
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
