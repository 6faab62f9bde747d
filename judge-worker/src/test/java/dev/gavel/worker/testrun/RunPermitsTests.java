package dev.gavel.worker.testrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.worker.testrun.RunPermits.RunPermit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RunPermitsTests {

	private final RunPermits permits = new RunPermits();

	@Test
	void knowWhoRanBesideAnother() {
		try (RunPermit first = permits.beginBesideOthers()) {
			assertThat(first.shared()).isFalse();
			try (RunPermit second = permits.beginBesideOthers()) {
				assertThat(second.shared()).isTrue();
			}
			assertThat(first.shared()).as("also after the other has ended").isTrue();
		}
		try (RunPermit third = permits.beginBesideOthers()) {
			assertThat(third.shared()).isFalse();
		}
	}

	@Test
	void letOneRunAlone() throws Exception {
		Waiting alone;
		Waiting next;
		try (RunPermit first = permits.beginBesideOthers()) {
			alone = new Waiting(permits::beginAlone);
			await().until(alone::waits);
			next = new Waiting(permits::beginBesideOthers);
			await().until(next::waits);
			assertThat(first.shared()).isFalse();
		}
		await().until(() -> alone.begun.isDone() && next.waits());
		alone.end();
		await().until(next.begun::isDone);
		assertThat(alone.begun.get().shared()).isFalse();
		next.end();
	}

	/** A thread that wants a permit. */
	private static final class Waiting {

		private final CompletableFuture<RunPermit> begun = new CompletableFuture<>();

		private final CountDownLatch ending = new CountDownLatch(1);

		private final Thread thread;

		Waiting(Supplier<RunPermit> beginning) {
			this.thread = new Thread(() -> {
				try (RunPermit permit = beginning.get()) {
					begun.complete(permit);
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
