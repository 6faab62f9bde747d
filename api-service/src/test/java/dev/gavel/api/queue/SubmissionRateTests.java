package dev.gavel.api.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.settings.LimitsProperties;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SubmissionRateTests {

	@Test
	void takesSoManyAtOnceAndSaysWhenTheNextOneIsTaken() {
		SubmissionRate rate = rate(3);
		send(rate, "a", 3);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> rate.require(client("a"))).satisfies((problem) -> {
			assertThat(problem.status().value()).isEqualTo(429);
			assertThat(Integer.parseInt(Objects.requireNonNull(problem.retryAfterSeconds()))).isBetween(1, 22);
		});
	}

	@Test
	void countsEachClientAlone() {
		SubmissionRate rate = rate(1);
		send(rate, "a", 1);
		assertThatCode(() -> send(rate, "b", 1)).doesNotThrowAnyException();
	}

	@Test
	void takesAnyNumberWhereThereIsNoLimit() {
		assertThatCode(() -> send(rate(0), "a", 10_000)).doesNotThrowAnyException();
	}

	private static void send(SubmissionRate rate, String client, int count) {
		for (int i = 0; i < count; i++) {
			rate.require(client(client));
		}
	}

	private static SubmissionRate rate(int perMinute) {
		return new SubmissionRate(new Binder(
				new MapConfigurationPropertySource(Map.of("gavel.limits.max-submissions-per-minute", perMinute)))
			.bindOrCreate("gavel.limits", LimitsProperties.class), new SubmissionRates(1, 1, 1, 1), null);
	}

	private static Client client(String name) {
		return new Client(Caller.trusted("::1"), name);
	}

}
