package dev.gavel.api.signin.form;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.Passwords;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.signin.form.Guesses.Attempt;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes the passwords of those who have signed in. */
@Component
class OwnPassword {

	private final Passwords passwords;

	private final Guesses guesses;

	private final OneAtATime turns;

	OwnPassword(Passwords passwords, Guesses guesses, OneAtATime turns) {
		this.passwords = passwords;
		this.guesses = guesses;
		this.turns = turns;
	}

	/**
	 * Ends all sessions of the account.
	 * @throws Problem when the current password is wrong, the new one cannot be used, or
	 * there were too many attempts
	 */
	void change(Caller caller, @Nullable String current, @Nullable String next) {
		long account = Objects.requireNonNull(caller.accountId());
		turns.run(account, () -> {
			requireRight(account, Objects.requireNonNullElse(current, ""));
			passwords.change(caller, next);
			return account;
		});
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
