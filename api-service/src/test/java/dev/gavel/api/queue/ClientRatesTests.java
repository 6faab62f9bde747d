package dev.gavel.api.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.platform.request.Problem;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ClientRatesTests {

	private static final Caller AUTHOR = Caller.signedIn(7, "ada", Role.AUTHOR, "::1");

	private final ClientRates rates = new ClientRates();

	@Test
	void takesSoManyAtOnceAndSaysWhenTheNextOneIsTaken() {
		send("a", 3, 3);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> send("a", 3, 1)).satisfies((problem) -> {
			assertThat(problem.status().value()).isEqualTo(429);
			assertThat(Integer.parseInt(Objects.requireNonNull(problem.retryAfterSeconds()))).isBetween(1, 22);
		});
	}

	@Test
	void countsEachClientAlone() {
		send("a", 1, 1);
		assertThatCode(() -> send("b", 1, 1)).doesNotThrowAnyException();
	}

	@Test
	void takesAnyNumberWhereThereIsNoLimit() {
		assertThatCode(() -> send("a", 0, 10_000)).doesNotThrowAnyException();
		assertThat(rates.quota(client("a", 0))).isEmpty();
	}

	@Test
	void tellsWhenAnotherOneMayBeSent() {
		assertThat(rates.quota(client("a", 3))).hasValueSatisfying((full) -> {
			assertThat(full.remaining()).isEqualTo(3);
			assertThat(full.untilMore()).isZero();
		});
		send("a", 3, 2);
		assertThat(rates.quota(client("a", 3))).hasValueSatisfying((some) -> {
			assertThat(some.remaining()).isEqualTo(1);
			assertThat(some.untilMore()).isPositive();
		});
	}

	@Test
	void boundsAllLabelsOfAnAccountTogether() {
		for (int label = 0; label < Client.LABELLED_RATE; label++) {
			rates.require(labelled("label " + label, false));
		}
		assertThat(rates.quota(labelled("one more", false)))
			.hasValueSatisfying((none) -> assertThat(none.remaining()).isZero());
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> rates.require(labelled("one more", false)));
		rates.giveBack(labelled("label 0", false));
		assertThatCode(() -> rates.require(labelled("one more", false))).doesNotThrowAnyException();
	}

	@Test
	void countsAnAccountsOwnLimitOverAllLabels() {
		rates.require(labelled("one", true));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> rates.require(labelled("another", true)));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> rates.require(Client.of(AUTHOR, Sent.SUBMISSIONS, 1)));
		assertThatCode(() -> rates.require(Client.of(AUTHOR, Sent.EVALUATIONS, 1))).doesNotThrowAnyException();
	}

	private static Client labelled(String label, boolean isOwn) {
		return Client.labelled(AUTHOR, label, Sent.SUBMISSIONS, 1, isOwn);
	}

	private void send(String name, int perMinute, int count) {
		for (int i = 0; i < count; i++) {
			rates.require(client(name, perMinute));
		}
	}

	private static Client client(String name, int perMinute) {
		return Client.labelled(Caller.trusted("::1"), name, Sent.SUBMISSIONS, perMinute, false);
	}

}
