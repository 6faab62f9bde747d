package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.worker.judging.Turns.Turn;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TurnsTests {

	private final Turns turns = new Turns();

	@Test
	void knowWhoRanBesideAnother() {
		try (Turn first = turns.beginBesideOthers()) {
			assertThat(first.shared()).isFalse();
			try (Turn second = turns.beginBesideOthers()) {
				assertThat(second.shared()).isTrue();
			}
			assertThat(first.shared()).as("also after the other has ended").isTrue();
		}
		try (Turn third = turns.beginBesideOthers()) {
			assertThat(third.shared()).isFalse();
		}
	}

	@Test
	void letOneRunAlone() throws Exception {
		Waiting alone;
		Waiting next;
		try (Turn first = turns.beginBesideOthers()) {
			alone = new Waiting(turns::beginAlone);
			await().until(alone::waits);
			next = new Waiting(turns::beginBesideOthers);
			await().until(next::waits);
			assertThat(first.shared()).isFalse();
		}
		await().until(() -> alone.begun.isDone() && next.waits());
		alone.end();
		await().until(next.begun::isDone);
		assertThat(alone.begun.get().shared()).isFalse();
		next.end();
	}

	/** A thread that wants a turn. */
	private static final class Waiting {

		private final CompletableFuture<Turn> begun = new CompletableFuture<>();

		private final CountDownLatch ending = new CountDownLatch(1);

		private final Thread thread;

		Waiting(Supplier<Turn> beginning) {
			this.thread = new Thread(() -> {
				try (Turn turn = beginning.get()) {
					begun.complete(turn);
					ending.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			});
			thread.start();
		}

		boolean waits() {
			return thread.getState() == Thread.State.WAITING && !begun.isDone();
		}

		void end() throws InterruptedException {
			ending.countDown();
			thread.join();
		}

	}

}
