package dev.gavel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DecodingRoomTests {

	@Test
	void letsTooLittlePassWhenThereIsNoRoom() throws Exception {
		try (DecodingRoom all = DecodingRoom.take(Long.MAX_VALUE)) {
			assertThat(DecodingRoom.isLittle(1000)).isTrue();
			CompletableFuture.runAsync(() -> DecodingRoom.take(1000).close()).get();
		}
	}

	@Test
	void takesMoreThanItHasWithoutWaitingForItself() throws Exception {
		try (DecodingRoom some = DecodingRoom.take(100_000)) {
			try (DecodingRoom little = DecodingRoom.take(1); DecodingRoom all = DecodingRoom.take(Long.MAX_VALUE)) {
				CompletableFuture<Void> other = CompletableFuture.runAsync(() -> DecodingRoom.take(100_000).close());
				assertThat(other.isDone()).isFalse();
			}
			CompletableFuture.runAsync(() -> DecodingRoom.take(Long.MAX_VALUE).close()).get();
		}
		CompletableFuture.runAsync(() -> DecodingRoom.take(Long.MAX_VALUE).close()).get();
	}

	/** Each thread has the room that the other would wait for. */
	@Test
	void letsTwoTakeMoreAtOnce() throws Exception {
		CompletableFuture<Void> begun = new CompletableFuture<>();
		CompletableFuture<?> other = CompletableFuture.runAsync(() -> takeMore(begun, () -> begun.complete(null)));
		takeMore(begun, () -> {
		});
		other.get(10, TimeUnit.SECONDS);
	}

	private static void takeMore(CompletableFuture<Void> begun, Runnable first) {
		try (DecodingRoom some = DecodingRoom.take(100_000)) {
			first.run();
			begun.join();
			DecodingRoom.take(Long.MAX_VALUE).close();
		}
	}

	@Test
	void waitsNoLongerThanAsked() throws Exception {
		try (DecodingRoom all = DecodingRoom.take(Long.MAX_VALUE)) {
			assertThat(CompletableFuture.supplyAsync(DecodingRoomTests::takesAtOnce).get()).isFalse();
		}
		assertThat(CompletableFuture.supplyAsync(DecodingRoomTests::takesAtOnce).get()).isTrue();
	}

	private static boolean takesAtOnce() {
		try (DecodingRoom room = DecodingRoom.takeWithin(Duration.ZERO, 100_000)) {
			return room != null;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void leavesAllRoomWhenItsWaitIsInterrupted() throws Exception {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(InterruptedException.class)
			.isThrownBy(() -> DecodingRoom.takeInterruptibly(Long.MAX_VALUE));
		CompletableFuture.runAsync(() -> DecodingRoom.take(Long.MAX_VALUE).close()).get();
	}

}
