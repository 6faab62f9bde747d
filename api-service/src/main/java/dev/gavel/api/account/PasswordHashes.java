package dev.gavel.api.account;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords, two at the same time: each hash takes 19 MiB of the heap and a core
 * for a while. A request that gets no turn soon is refused, so that those that wait do
 * not hold all threads.
 */
@Component
class PasswordHashes implements PasswordEncoder {

	private static final int MOST_AT_ONCE = 2;

	private static final int MOST_WAITING = 50;

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);

	/** 19 MiB, two passes, one lane: what OWASP recommends. */
	private final PasswordEncoder encoder = new DelegatingPasswordEncoder("argon2",
			Map.of("argon2", new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2)));

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
