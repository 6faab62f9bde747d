package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TestRoomTests {

	private static final long ALL = Long.MAX_VALUE / 2;

	@Test
	void letsLargeTestsWaitForEachOther() throws Exception {
		Thread other = new Thread(() -> TestRoom.take(TestRoom.LARGE_BYTES + 1, 0).close());
		try (TestRoom all = TestRoom.take(ALL, 0)) {
			other.start();
			await().until(() -> other.getState() == Thread.State.WAITING);
		}
		other.join();
	}

	@Test
	void letsOtherTestsPass() {
		try (TestRoom all = TestRoom.take(ALL, 0); TestRoom small = TestRoom.take(TestRoom.LARGE_BYTES, ALL)) {
			assertThat(small).isNotNull();
		}
	}

	@Test
	void countsTheLargestAnswer() throws Exception {
		Thread other = new Thread(() -> TestRoom.take(TestRoom.LARGE_BYTES + 1, 0).close());
		try (TestRoom all = TestRoom.take(TestRoom.LARGE_BYTES + 1, ALL)) {
			other.start();
			await().until(() -> other.getState() == Thread.State.WAITING);
		}
		other.join();
	}

	@Test
	void leavesAllRoomWhenItsWaitIsInterrupted() {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> TestRoom.take(ALL, 0));
		assertThat(Thread.interrupted()).isTrue();
		TestRoom.take(ALL, 0).close();
	}

}
