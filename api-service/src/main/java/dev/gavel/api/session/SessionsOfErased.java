package dev.gavel.api.session;

import dev.gavel.api.account.AccountErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes the sessions of accounts that are erased: they have addresses. */
@Component
class SessionsOfErased {

	private final JdbcClient database;

	SessionsOfErased(JdbcClient database) {
		this.database = database;
	}

	@EventListener
	void delete(AccountErased erased) {
		database.sql("delete from sessions where principal_name = :account")
			.param("account", String.valueOf(erased.id()))
			.update();
	}

}
