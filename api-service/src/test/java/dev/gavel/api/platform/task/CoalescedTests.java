package dev.gavel.api.platform.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoalescedTests {

	private final Deque<Runnable> given = new ArrayDeque<>();

	private int runs;

	private Runnable duringRun = () -> {
	};

	private final Coalesced task = new Coalesced(given::add, () -> {
		runs++;
		duringRun.run();
	});

	@Test
	void runsOnceForRequestsThatComeBefore() {
		request(20);
		assertThat(given).hasSize(1);
		given.remove().run();
		assertThat(runs).isEqualTo(1);
		assertThat(given).isEmpty();
	}

	@Test
	void runsOnceMoreForThoseThatComeMeanwhileAndTakesNoOtherThread() {
		task.request();
		duringRun = () -> {
			request(20);
			assertThat(given).isEmpty();
		};
		given.remove().run();
		duringRun = () -> {
		};
		assertThat(given).hasSize(1);
		given.remove().run();
		assertThat(runs).isEqualTo(2);
		assertThat(given).isEmpty();
	}

	@Test
	void goesOnAfterAFailure() {
		task.request();
		duringRun = () -> {
			throw new IllegalStateException("failed");
		};
		given.remove().run();
		task.request();
		assertThat(given).hasSize(1);
	}

	private void request(int times) {
		IntStream.range(0, times).forEach((i) -> task.request());
	}

}
