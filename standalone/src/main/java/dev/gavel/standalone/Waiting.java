package dev.gavel.standalone;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Polls a condition. */
final class Waiting {

	private static final Duration INTERVAL = Duration.ofMillis(100);

	private Waiting() {
	}

	/**
	 * @throws StartFailure with that message if the condition is not true in time
	 */
	static void until(Duration patience, BooleanSupplier condition, String failure) {
		long deadline = System.nanoTime() + patience.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new StartFailure(failure);
			}
			pause();
		}
	}

	private static void pause() {
		try {
			new CountDownLatch(1).await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StartFailure("Interrupted while starting", ex);
		}
	}

}
