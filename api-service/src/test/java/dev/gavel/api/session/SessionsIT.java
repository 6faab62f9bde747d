package dev.gavel.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.Browser;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AccountsTest
class SessionsIT {

	@Autowired
	private TestAccounts accounts;

	@Autowired
	private Sessions sessions;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionTemplate transaction;

	private long lastAccess(Account account) {
		return database.sql("select last_access_time from sessions where principal_name = :id")
			.param("id", String.valueOf(account.id()))
			.query(Long.class)
			.single();
	}

	private void change(String assignment, Account account) {
		transaction.executeWithoutResult(
				(status) -> database.sql("update sessions set " + assignment + " where principal_name = :id")
					.param("id", String.valueOf(account.id()))
					.update());
	}

	@Test
	void storesTheLastUseToTheMinute() {
		Account ada = accounts.create(Role.SOLVER);
		Browser browser = accounts.browser(ada);
		change("last_access_time = last_access_time - 30000", ada);
		long before = lastAccess(ada);
		browser.get("/account");
		assertThat(lastAccess(ada)).isEqualTo(before);
		change("last_access_time = last_access_time - 60000", ada);
		await().untilAsserted(() -> {
			browser.get("/account");
			assertThat(lastAccess(ada)).isGreaterThan(before);
		});
	}

	@Test
	void deletesWhatNobodyComesBackFor() {
		Account ada = accounts.create(Role.SOLVER);
		accounts.browser(ada);
		change("expiry_time = 1", ada);
		sessions.deleteExpired();
		assertThat(database.sql("select count(*) from sessions where principal_name = :id")
			.param("id", String.valueOf(ada.id()))
			.query(Long.class)
			.single()).isZero();
	}

}
