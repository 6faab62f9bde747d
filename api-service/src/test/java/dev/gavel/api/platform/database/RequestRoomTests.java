package dev.gavel.api.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.value.DecodingRoom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class RequestRoomTests {

	@Test
	void aRequestThatFindsNoRoomForLongIsToRetry() {
		try (DecodingRoom all = DecodingRoom.take(Long.MAX_VALUE)) {
			assertThatExceptionOfType(CompletionException.class)
				.isThrownBy(CompletableFuture.runAsync(() -> RequestRoom.take(100_000, Duration.ofMillis(1)))::join)
				.havingCause()
				.isInstanceOfSatisfying(Problem.class, (problem) -> {
					assertThat(problem.status().value()).isEqualTo(503);
					assertThat(problem.retryAfterSeconds()).isEqualTo("5");
				});
		}
		RequestRoom.take(100_000).close();
	}

	@Test
	void nobodyTakesRoomInATransaction() {
		TransactionSynchronizationManager.setActualTransactionActive(true);
		try {
			assertThatIllegalStateException().isThrownBy(() -> RequestRoom.take(1))
				.withMessageContaining("before the transaction begins");
		}
		finally {
			TransactionSynchronizationManager.setActualTransactionActive(false);
		}
	}

}
