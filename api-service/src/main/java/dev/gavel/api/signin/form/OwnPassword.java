package dev.gavel.api.signin.form;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.Passwords;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.signin.form.Guesses.Attempt;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes the passwords of those who have signed in. An account changes its password once
 * at a time, so that one account cannot take all places of those who wait for a hash.
 */
@Component
class OwnPassword {

	private final Set<Long> changing = ConcurrentHashMap.newKeySet();

	private final Passwords passwords;

	private final Guesses guesses;

	OwnPassword(Passwords passwords, Guesses guesses) {
		this.passwords = passwords;
		this.guesses = guesses;
	}

	/**
	 * Ends all sessions of the account.
	 * @throws Problem when the current password is wrong, the new one cannot be used, or
	 * there were too many attempts
	 */
	void change(Caller caller, @Nullable String current, @Nullable String next) {
		long account = Objects.requireNonNull(caller.accountId());
		if (!changing.add(account)) {
			throw Problem.passing(ProblemType.TOO_MANY_ATTEMPTS,
					"Your password is being changed at this moment. Try again in a few seconds.",
					Duration.ofSeconds(5));
		}
		try {
			requireRight(account, Objects.requireNonNullElse(current, ""));
			passwords.change(caller, next);
		}
		finally {
			changing.remove(account);
		}
	}

	/** Whoever has stolen a session may guess as often as others. */
	private void requireRight(long account, String current) {
		Attempt attempt = guesses.signedIn(account);
		if (!isRight(account, current, attempt)) {
			throw Violations.of("current", "is wrong");
		}
		attempt.giveBack();
	}

	private boolean isRight(long account, String current, Attempt attempt) {
		try {
			return passwords.isOf(account, current);
		}
		catch (RuntimeException ex) {
			attempt.giveBack();
			throw ex;
		}
	}

}
