package dev.gavel.api.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.waiting.Transfers.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TransfersTests {

	private Instant now = Instant.EPOCH;

	private final InstantSource time = () -> now;

	private final Transfers transfers = new Transfers((caller) -> 200, time.withZone(ZoneOffset.UTC));

	@Test
	void leaveRoomForOthers() {
		Caller caller = Caller.visitor(Set.of(), "203.0.113.77");
		IntStream.range(0, Transfers.MOST / 5).forEach((i) -> transfers.begin(caller));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> transfers.begin(caller));
		transfers.begin(Caller.visitor(Set.of(), "203.0.113.78"));
	}

	@Test
	void mayAllBeOfTheOnlyOneThereIs() {
		Caller caller = Caller.trusted("::1");
		IntStream.range(0, Transfers.MOST).forEach((i) -> transfers.begin(caller));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> transfers.begin(caller));
	}

	@Test
	void endAfterTheirTime() throws IOException {
		Transfer transfer = transfers.begin(Caller.trusted("::1"));
		InputStream body = transfer.bounded(InputStream.nullInputStream());
		transfer.requireGoingOn();
		assertThat(transfer.mayGoOn()).isTrue();
		assertThat(body.readAllBytes()).isEmpty();
		now = now.plus(Transfers.LONGEST).plus(Duration.ofSeconds(1));
		assertThat(transfer.mayGoOn()).isFalse();
		assertThatExceptionOfType(Problem.class).isThrownBy(body::readAllBytes);
		assertThatExceptionOfType(Problem.class).isThrownBy(transfer::requireGoingOn)
			.satisfies((problem) -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE));
	}

	@Test
	void mayWaitBeforeTheirTimeBegins() {
		Transfer transfer = transfers.begin(Caller.trusted("::1"));
		now = now.plus(Transfers.LONGEST).plus(Duration.ofSeconds(1));
		transfer.begin();
		assertThat(transfer.mayGoOn()).isTrue();
		now = now.plus(Transfers.LONGEST).plus(Duration.ofSeconds(1));
		assertThat(transfer.mayGoOn()).isFalse();
	}

}
