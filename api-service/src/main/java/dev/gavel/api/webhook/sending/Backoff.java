package dev.gavel.api.webhook.sending;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after failures: 5 s after the first, then three times as long after
 * each further one, up to half a day. A random part keeps what failed together from
 * coming together again.
 */
final class Backoff {

	private static final Duration FIRST = Duration.ofSeconds(5);

	private static final Duration LONGEST = Duration.ofHours(12);

	private static final int FACTOR = 3;

	/** A receiver that comes back must not be left alone for much longer. */
	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

	private static final Duration LONGEST_WANTED = Duration.ofDays(1);

	private final DoubleSupplier random;

	Backoff() {
		this(() -> ThreadLocalRandom.current().nextDouble());
	}

	/**
	 * @param random from 0 to 1
	 */
	Backoff(DoubleSupplier random) {
		this.random = random;
	}

	/** Returns when to send a delivery again that has failed so often. */
	Duration ofDelivery(int failures) {
		return jittered(exponential(failures, LONGEST));
	}

	/** Returns how long to leave a receiver alone that was unavailable so often. */
	Duration ofReceiver(int failures) {
		return jittered(exponential(failures, LONGEST_PAUSE));
	}

	/** Returns what a receiver asks for, within reason. */
	static Duration wanted(Duration retryAfter) {
		return (retryAfter.compareTo(LONGEST_WANTED) < 0) ? retryAfter : LONGEST_WANTED;
	}

	private static Duration exponential(int failures, Duration longest) {
		double seconds = FIRST.toSeconds() * Math.pow(FACTOR, Math.max(0, failures - 1));
		return (seconds < longest.toSeconds()) ? Duration.ofSeconds((long) seconds) : longest;
	}

	/** From three to five quarters of it. */
	private Duration jittered(Duration wait) {
		return Duration.ofMillis((long) (wait.toMillis() * (0.75 + random.getAsDouble() / 2)));
	}

}
