package dev.gavel.api.signin.form;

import dev.gavel.api.access.AccountName;
import dev.gavel.api.access.Caller;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.Passwords;
import dev.gavel.api.account.SignInLog;
import dev.gavel.api.audit.Action;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.session.Sessions;
import dev.gavel.api.signin.form.Guesses.Attempt;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Supplier;
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

	private final SignInLog log;

	private final CsrfTokenRepository formTokens;

	SignIn(Passwords passwords, Accounts accounts, Sessions sessions, Guesses guesses, KnownBrowsers browsers,
			OneAtATime turns, SignInLog log, CsrfTokenRepository formTokens) {
		this.passwords = passwords;
		this.accounts = accounts;
		this.sessions = sessions;
		this.guesses = guesses;
		this.browsers = browsers;
		this.turns = turns;
		this.log = log;
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
			.map((browser) -> turns.run(key,
					() -> check(guesses.from(browser), () -> passwords.checkOfKnown(name, password))))
			.orElseGet(() -> check(guesses.fromAnywhere(key, request.getRemoteAddr()),
					() -> passwords.check(name, password)));
		account.ifPresentOrElse((known) -> begin(known, request, response),
				() -> log.failed(name, request.getRemoteAddr()));
		return account.isPresent();
	}

	private static Optional<Account> check(Attempt attempt, Supplier<Optional<Account>> check) {
		try {
			Optional<Account> account = check.get();
			account.ifPresent((known) -> attempt.giveBack());
			return account;
		}
		catch (RuntimeException ex) {
			attempt.giveBack();
			throw ex;
		}
	}

	/**
	 * Begins a session for someone whose name was checked.
	 * @param account as it was then
	 * @throws Problem when it changed since, so that its sessions ended
	 */
	public void begin(Account account, HttpServletRequest request, HttpServletResponse response) {
		accounts.signedIn(account);
		log.record(Caller.signedIn(account.id(), account.name(), account.role(), request.getRemoteAddr()),
				Action.SIGNED_IN);
		sessions.begin(account.id(), request);
		browsers.remember(AccountName.key(account.name()), request, response);
		renewFormToken(request, response);
	}

	void end(Caller caller, HttpServletRequest request, HttpServletResponse response) {
		sessions.end(request);
		log.record(caller, Action.SIGNED_OUT);
		renewFormToken(request, response);
	}

	private void renewFormToken(HttpServletRequest request, HttpServletResponse response) {
		formTokens.saveToken(null, request, response);
	}

}
