package dev.gavel.api.signin.form;

import dev.gavel.api.access.AccountName;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.Passwords;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.session.Sessions;
import dev.gavel.api.signin.form.Guesses.Attempt;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Begins and ends the session of a browser. */
@Component
public class SignIn {

	private final Passwords passwords;

	private final Accounts accounts;

	private final Sessions sessions;

	private final Guesses guesses;

	private final KnownBrowsers browsers;

	private final OneAtATime turns;

	private final CsrfTokenRepository formTokens;

	SignIn(Passwords passwords, Accounts accounts, Sessions sessions, Guesses guesses, KnownBrowsers browsers,
			OneAtATime turns, CsrfTokenRepository formTokens) {
		this.passwords = passwords;
		this.accounts = accounts;
		this.sessions = sessions;
		this.guesses = guesses;
		this.browsers = browsers;
		this.turns = turns;
		this.formTokens = formTokens;
	}

	/**
	 * Signs someone in.
	 * @return whether name and password are right
	 * @throws Problem when there are too many attempts
	 */
	boolean with(String name, String password, HttpServletRequest request, HttpServletResponse response) {
		if (!AccountName.fits(name)) {
			return false;
		}
		String key = AccountName.key(name);
		Optional<Account> account = browsers.find(key, request)
			.map((browser) -> turns.run(key, () -> check(name, password, guesses.from(browser))))
			.orElseGet(() -> check(name, password, guesses.fromAnywhere(key, request.getRemoteAddr())));
		account.ifPresent((known) -> begin(known, request, response));
		return account.isPresent();
	}

	private Optional<Account> check(String name, String password, Attempt attempt) {
		try {
			Optional<Account> account = passwords.check(name, password);
			account.ifPresent((known) -> attempt.giveBack());
			return account;
		}
		catch (RuntimeException ex) {
			attempt.giveBack();
			throw ex;
		}
	}

	/** Begins a session for someone whose name was checked. */
	public void begin(Account account, HttpServletRequest request, HttpServletResponse response) {
		accounts.signedIn(account.id());
		sessions.begin(account.id(), request);
		browsers.remember(AccountName.key(account.name()), request, response);
		renewFormToken(request, response);
	}

	void end(HttpServletRequest request, HttpServletResponse response) {
		sessions.end(request);
		renewFormToken(request, response);
	}

	private void renewFormToken(HttpServletRequest request, HttpServletResponse response) {
		formTokens.saveToken(null, request, response);
	}

}
