package dev.gavel.benchmarks.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gavel.benchmarks.load.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ToldTests {

	@Test
	void keepsHowLongAfterItsVerdictEachClientKnew() {
		Latencies told = new Told(List.of(CompletableFuture.completedFuture(Duration.ofMillis(20)),
				CompletableFuture.completedFuture(Duration.ofNanos(-1))))
			.await();
		assertThat(told.count()).isEqualTo(2);
		assertThat(told.millisAt(50)).isZero();
		assertThat(told.millisAt(100)).isBetween(19.9, 20.1);
	}

	@Test
	void failsWhenAClientIsNotTold() {
		Told told = new Told(List.of(CompletableFuture.failedFuture(new IllegalStateException("gone"))));
		assertThatIllegalStateException().isThrownBy(told::await)
			.withMessageContaining("A client was not told its verdict")
			.withMessageContaining("gone");
	}

}
