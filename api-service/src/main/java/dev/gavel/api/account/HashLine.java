package dev.gavel.api.account;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Lets few hash passwords at the same time. A request that gets no turn soon is refused,
 * so that those that wait do not hold all threads.
 */
final class HashLine implements PasswordEncoder {

	private static final int MOST_WAITING = 50;

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final Semaphore turns;

	private final PasswordEncoder encoder;

	HashLine(int atOnce, PasswordEncoder encoder) {
		this.turns = new Semaphore(atOnce, true);
		this.encoder = encoder;
	}

	@Override
	public @Nullable String encode(@Nullable CharSequence password) {
		return inTurn(() -> encoder.encode(password));
	}

	@Override
	public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
		return inTurn(() -> encoder.matches(password, hash));
	}

	private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
		if (turns.getQueueLength() >= MOST_WAITING || !gotTurn()) {
			throw Problem.passing(ProblemType.UNAVAILABLE,
					"Too many people are signing in. Try again in a few seconds.", Duration.ofSeconds(5));
		}
		try {
			return work.get();
		}
		finally {
			turns.release();
		}
	}

	private boolean gotTurn() {
		try {
			return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
