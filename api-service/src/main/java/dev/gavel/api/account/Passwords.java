package dev.gavel.api.account;

import dev.gavel.api.access.AccountName;
import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks and changes passwords. No method may be called in a transaction: hashes take
 * long, and a connection would be held meanwhile.
 */
@Component
public class Passwords {

	private static final int SHORTEST = 10;

	private static final int LONGEST = 256;

	/** Of a password that nobody knows. */
	private static final String NOBODYS = "{argon2}$argon2id$v=19$m=19456,t=2,p=1$c2FsdCBvZiBub2JvZHkh"
			+ "$QbvNmNPHzAyB4jbpSJ3WnfGxvPnM6nCxXgL2cVtkR2s";

	private final Accounts accounts;

	private final PasswordEncoder hashesOfKnown;

	private final PasswordEncoder hashesOfStrangers;

	Passwords(Accounts accounts, PasswordEncoder hashesOfKnown, PasswordEncoder hashesOfStrangers) {
		this.accounts = accounts;
		this.hashesOfKnown = hashesOfKnown;
		this.hashesOfStrangers = hashesOfStrangers;
	}

	/**
	 * Returns the account with this name and password. An unknown name takes as long as a
	 * wrong password. The database takes more names for equal than {@link AccountName}
	 * does; each of them would allow further guesses.
	 */
	public Optional<Account> check(String name, String password) {
		return check(find(name), password, hashesOfStrangers);
	}

	/** Does the same for a browser in which this account has signed in before. */
	public Optional<Account> checkOfKnown(String name, String password) {
		return check(find(name), password, hashesOfKnown);
	}

	private Optional<Account> find(String name) {
		String key = AccountName.key(name);
		return accounts.findByName(name).filter((found) -> AccountName.key(found.name()).equals(key));
	}

	private static Optional<Account> check(Optional<Account> account, String password, PasswordEncoder hashes) {
		if (password.length() > LONGEST) {
			return Optional.empty();
		}
		String hash = account.map(Account::password).orElse(null);
		boolean matches = hashes.matches(password, (hash != null) ? hash : NOBODYS);
		return account.filter((known) -> matches && hash != null && !known.isDisabled());
	}

	/** Returns whether this is the password of an account. */
	public boolean isOf(long accountId, String password) {
		return check(Optional.of(accounts.get(accountId)), password, hashesOfKnown).isPresent();
	}

	/**
	 * Changes the caller's own password, which ends all sessions of the account.
	 * @throws Problem when it cannot be used
	 */
	public void change(Caller caller, @Nullable String next) {
		Account account = accounts.get(Objects.requireNonNull(caller.accountId()));
		accounts.changePassword(caller, account.id(), hash(account.name(), next));
	}

	/**
	 * Returns the hash of the new password of somebody who has signed in or has a link.
	 * @param name of its account
	 * @throws Problem when it cannot be used; the field is {@code password}
	 */
	public String hash(@Nullable String name, @Nullable String password) {
		return hash(name, password, hashesOfKnown);
	}

	/**
	 * Returns the hash of the password of somebody who signs up.
	 * @throws Problem when it cannot be used; the field is {@code password}
	 */
	public String hashOfStranger(@Nullable String name, @Nullable String password) {
		return hash(name, password, hashesOfStrangers);
	}

	private static String hash(@Nullable String name, @Nullable String password, PasswordEncoder hashes) {
		Violations violations = new Violations();
		require(violations, name, password);
		violations.throwIfAny();
		return Objects.requireNonNull(hashes.encode(password));
	}

	private static void require(Violations violations, @Nullable String name, @Nullable String password) {
		int length = (password != null) ? password.codePointCount(0, password.length()) : 0;
		if (length < SHORTEST) {
			violations.add("password", "expected at least %d characters, got %d".formatted(SHORTEST, length));
		}
		else if (password.length() > LONGEST) {
			violations.add("password", "expected at most %d characters, got %,d".formatted(LONGEST, length));
		}
		else if (AccountName.key(password).equals(AccountName.key(name))) {
			violations.add("password", "must differ from the account name");
		}
	}

}
