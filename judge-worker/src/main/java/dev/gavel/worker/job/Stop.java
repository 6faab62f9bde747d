package dev.gavel.worker.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The request to stop: no new jobs from then on, and the running ones may continue for a
 * while.
 */
final class Stop {

	private final Clock clock;

	private final Duration grace;

	private final CountDownLatch requested = new CountDownLatch(1);

	private volatile @Nullable Instant deadline;

	Stop(Clock clock, Duration grace) {
		this.clock = clock;
		this.grace = grace;
	}

	void request() {
		deadline = clock.instant().plus(grace);
		requested.countDown();
	}

	boolean requested() {
		return requested.getCount() == 0;
	}

	boolean graceIsOver() {
		Instant until = deadline;
		return until != null && clock.instant().isAfter(until);
	}

	/** Returns early when the worker is to stop. */
	void await(Duration duration) throws InterruptedException {
		requested.await(duration.toMillis(), TimeUnit.MILLISECONDS);
	}

}
