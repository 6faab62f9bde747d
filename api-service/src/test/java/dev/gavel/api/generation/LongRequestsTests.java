package dev.gavel.api.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.access.Caller;
import dev.gavel.api.generation.LongRequests.LongRequest;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.waiting.Transfers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LongRequestsTests {

	private Instant now = Instant.EPOCH;

	private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

	private final LongRequests requests = new LongRequests(new Transfers((caller) -> 10, clock), 100, 150, clock);

	private @Nullable LongRequest begun;

	@Test
	void keepLittleEach() {
		LongRequest request = begin(new CompletableFuture<>());
		request.keep(60);
		request.keep(40);
		assertRefused(() -> request.keep(1), ProblemType.REQUEST_TOO_LARGE);
	}

	@Test
	void keepLittleTogether() {
		CompletableFuture<String> answer = new CompletableFuture<>();
		begin(answer).keep(100);
		LongRequest other = begin(new CompletableFuture<>());
		other.keep(50);
		assertRefused(() -> other.keep(1), ProblemType.UNAVAILABLE);
		answer.complete("done");
		other.keep(1);
	}

	@Test
	void endBeforeTheServerStopsToWait() {
		LongRequest request = begin(new CompletableFuture<>());
		now = now.plus(LongRequests.LONGEST).minusSeconds(5);
		request.requireGoingOn();
		assertThat(request.patience(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(5));
		now = now.plusSeconds(6);
		assertRefused(request::requireGoingOn, ProblemType.UNAVAILABLE);
	}

	private LongRequest begin(CompletableFuture<String> answer) {
		requests.serve(Caller.trusted("::1"), (request) -> {
			begun = request;
			return answer;
		});
		return Objects.requireNonNull(begun);
	}

	private static void assertRefused(ThrowingCallable action, ProblemType type) {
		assertThatExceptionOfType(Problem.class).isThrownBy(action)
			.satisfies((problem) -> assertThat(problem.type()).isEqualTo(type));
	}

}
