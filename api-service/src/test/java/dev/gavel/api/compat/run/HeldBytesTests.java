package dev.gavel.api.compat.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HeldBytesTests {

	private static final int LARGE = 1_000_000;

	private final HeldBytes held = new HeldBytes(2 * LARGE);

	@Test
	void refusesMoreThanThereIsMemoryForUntilOneIsAnswered() {
		CompletableFuture<String> one = new CompletableFuture<>();
		CompletableFuture<String> other = new CompletableFuture<>();
		held.holding(LARGE, () -> one);
		held.holding(LARGE, () -> other);
		assertThat(held.holding(LARGE, CompletableFuture<String>::new)).isCompletedExceptionally();
		assertThat(held.holding(1000, CompletableFuture<String>::new)).isNotDone();
		one.complete("done");
		assertThat(held.holding(LARGE, CompletableFuture<String>::new)).isNotDone();
		other.completeExceptionally(new IllegalStateException("for a test"));
		assertThat(held.holding(LARGE, CompletableFuture<String>::new)).isNotDone();
	}

	@Test
	void oneRequestMayKeepAnyNumber() {
		assertThat(held.holding(9 * LARGE, CompletableFuture<String>::new)).isNotDone();
		assertThat(held.holding(LARGE, CompletableFuture<String>::new)).isCompletedExceptionally();
	}

	@Test
	void keepsNothingForWhatCouldNotBegin() {
		for (int i = 0; i < 3; i++) {
			assertThat(held.holding(2 * LARGE, () -> {
				throw new OutOfMemoryError("for a test");
			})).failsWithin(Duration.ZERO).withThrowableThat().withCauseInstanceOf(OutOfMemoryError.class);
		}
	}

}
