package dev.gavel.api.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SubmissionRateTests {

	private final SubmissionRate rate = new SubmissionRate();

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
		assertThat(rate.quota(client("a", 0))).isEmpty();
	}

	@Test
	void tellsWhenAnotherOneMayBeSent() {
		assertThat(rate.quota(client("a", 3))).hasValueSatisfying((full) -> {
			assertThat(full.remaining()).isEqualTo(3);
			assertThat(full.untilMore()).isZero();
		});
		send("a", 3, 2);
		assertThat(rate.quota(client("a", 3))).hasValueSatisfying((some) -> {
			assertThat(some.remaining()).isEqualTo(1);
			assertThat(some.untilMore()).isPositive();
		});
	}

	private void send(String name, int perMinute, int count) {
		for (int i = 0; i < count; i++) {
			rate.require(client(name, perMinute));
		}
	}

	private static Client client(String name, int perMinute) {
		return new Client(Caller.trusted("::1"), name, perMinute);
	}

}
