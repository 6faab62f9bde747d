package dev.gavel.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.Passwords;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;

/** Makes accounts, and acts as them. All have the same password. */
@TestComponent
@Lazy
public class TestAccounts {

	public static final String OPERATOR = "the operator";

	public static final String PASSWORD = "a password only for tests";

	private static final AtomicInteger NUMBER = new AtomicInteger();

	private final ApiClient api;

	private final Accounts accounts;

	private final Map<Role, ApiClient> clients = new EnumMap<>(Role.class);

	private final String hash;

	TestAccounts(ApiClient api, Accounts accounts, Passwords passwords) {
		this.api = api;
		this.accounts = accounts;
		this.hash = passwords.hash("nobody", PASSWORD);
	}

	/** Makes an account that no other test knows. */
	public Account create(Role role) {
		Account account = accounts.create(null,
				"%s %d".formatted(role.name().toLowerCase(Locale.ROOT), NUMBER.incrementAndGet()), role);
		accounts.changePassword(null, account.id(), hash);
		return account;
	}

	/** Returns a client that has signed in as an account. */
	public ApiClient as(Account account) {
		return api.signedIn(account.name(), PASSWORD);
	}

	/** Returns a browser that has signed in as an account. */
	public Browser browser(Account account) {
		Browser browser = api.browser();
		assertThat(browser.signIn(account.name(), PASSWORD).status()).isEqualTo(303);
		return browser;
	}

	/** Returns a browser that has signed in as a new account. */
	public Browser browser(Role role) {
		return browser(create(role));
	}

	/**
	 * Returns a client for a role, the same at each call. For visitors, it has not signed
	 * in.
	 */
	public synchronized ApiClient as(Role role) {
		return clients.computeIfAbsent(role, (wanted) -> (wanted == Role.VISITOR) ? api : as(create(wanted)));
	}

}
