package dev.gavel.api.signin.form;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Checks one password of an account at a time, so that people who know theirs cannot take
 * all places of those who wait for a hash.
 */
@Component
class OneAtATime {

	private static final Duration WAIT = Duration.ofSeconds(5);

	/** A second click waits for the first one. */
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	/** Of one account: each request that waits has a thread. */
	private static final int MOST_WAITING = 3;

	/** A turn is kept as long as somebody takes it or waits for it. */
	private final LoadingCache<Object, Semaphore> turns = Caffeine.newBuilder()
		.weakValues()
		.build((account) -> new Semaphore(1));

	/**
	 * @param account its id, or its name
	 * @throws Problem when other requests do this for too long
	 */
	<T> T run(Object account, Supplier<T> work) {
		Semaphore turn = turns.get(account);
		if (!waitFor(turn)) {
			throw Problem.passing(ProblemType.TOO_MANY_ATTEMPTS,
					"Another request is checking your password. Try again in a few seconds.", WAIT);
		}
		try {
			return work.get();
		}
		finally {
			turn.release();
		}
	}

	private static boolean waitFor(Semaphore turn) {
		if (turn.getQueueLength() >= MOST_WAITING) {
			return false;
		}
		try {
			return turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
