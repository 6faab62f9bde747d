package dev.gavel.api.signin.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.api.platform.request.Problem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuessesTests {

	/** The last of them have to wait. */
	private static final int SPENT = 103;

	/** Failures that each network has for itself once those of the account are spent. */
	private static final int OF_NETWORK = 3;

	private final Guesses guesses = new Guesses();

	@Test
	void costAnAddressNothingOnceTheAccountMustWait() {
		for (int i = 0; i < 10; i++) {
			guesses.fromAnywhere("ada", "203.0.113.9");
		}
		for (int i = 0; i < OF_NETWORK; i++) {
			guesses.fromAnywhere("ada", "203.0.113.10");
		}
		for (int i = 0; i < 200; i++) {
			assertThatThrownBy(() -> guesses.fromAnywhere("ada", "203.0.113.10")).isInstanceOf(Problem.class);
		}
		for (int i = OF_NETWORK; i < 100; i++) {
			guesses.fromAnywhere("name " + i, "203.0.113.10");
		}
	}

	/** However many guess elsewhere, and whatever they begin with. */
	@Test
	void keepOutNobodyWhoKnowsThePasswordInAnotherNetwork() {
		for (String attacker : List.of("203.0.113.9", "198.51.100.7", "2001:db8:7::1")) {
			spend(attacker);
		}
		for (int i = 0; i < 50; i++) {
			guesses.fromAnywhere("ada", "203.0.113.10").giveBack();
		}
		for (int i = 0; i < OF_NETWORK; i++) {
			guesses.fromAnywhere("ada", "203.0.113.10");
		}
		assertThatThrownBy(() -> guesses.fromAnywhere("ada", "203.0.113.10")).isInstanceOf(Problem.class);
	}

	/** Of IPv6, one organization has more networks than anybody could count. */
	@Test
	void grantNoNetworkOfASiteFurtherFailures() {
		spend("2001:db8:7:1::1");
		assertThatThrownBy(() -> guesses.fromAnywhere("ada", "2001:db8:7:2::1")).isInstanceOf(Problem.class);
		guesses.fromAnywhere("ada", "2001:db8:8::1");
	}

	private void spend(String address) {
		assertThatThrownBy(() -> {
			for (int i = 0; i < 20; i++) {
				guesses.fromAnywhere("ada", address);
			}
		}).isInstanceOf(Problem.class);
	}

	@Test
	void countForAWholeIpv6Network() {
		for (int i = 0; i < SPENT; i++) {
			guesses.fromAnywhere("name " + i, "2001:db8::" + i);
		}
		guesses.fromAnywhere("ada", "2001:db8:0:1::1");
		Thread.currentThread().interrupt();
		assertThatThrownBy(() -> guesses.fromAnywhere("ada", "2001:db8::ffff")).isInstanceOf(Problem.class);
		assertThat(Thread.interrupted()).isTrue();
	}

	/** Fifty would wait for five addresses; those that do not are refused at once. */
	@Test
	void waitInSmallNumbersHoweverManyAddressesGuess() {
		for (int i = 0; i < 500; i++) {
			guesses.fromAnywhere("name " + i, "203.0.113." + i % 5);
		}
		ExecutorService threads = Executors.newFixedThreadPool(80);
		AtomicInteger refused = new AtomicInteger();
		List<CompletableFuture<Void>> all = IntStream.range(0, 80)
			.mapToObj((i) -> CompletableFuture
				.runAsync(() -> guesses.fromAnywhere("late " + i, "203.0.113." + i % 5), threads)
				.exceptionally((problem) -> {
					refused.incrementAndGet();
					return null;
				}))
			.toList();
		all.forEach(CompletableFuture::join);
		threads.shutdown();
		assertThat(refused).hasValueGreaterThanOrEqualTo(45);
	}

	@Test
	void costAnAccountNothingWhileTheAddressMustWait() {
		for (int i = 0; i < SPENT; i++) {
			guesses.fromAnywhere("name " + i, "203.0.113.9");
		}
		Thread.currentThread().interrupt();
		for (int i = 0; i < 20; i++) {
			assertThatThrownBy(() -> guesses.fromAnywhere("ada", "203.0.113.9")).isInstanceOf(Problem.class);
		}
		Thread.interrupted();
		for (int i = 0; i < 10; i++) {
			guesses.fromAnywhere("ada", "203.0.113.10");
		}
	}

}
