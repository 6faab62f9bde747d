package dev.gavel.api.question;

import dev.gavel.api.account.AccountErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes erased accounts from the co-authors of questions. What they own stays theirs.
 */
@Component
class ErasedAuthors {

	private final JdbcClient database;

	ErasedAuthors(JdbcClient database) {
		this.database = database;
	}

	@EventListener
	void remove(AccountErased erased) {
		database.sql("delete from co_authors where account_id = :account").param("account", erased.id()).update();
	}

}
