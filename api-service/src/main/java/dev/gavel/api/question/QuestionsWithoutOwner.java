package dev.gavel.api.question;

import dev.gavel.api.account.OpenModeEnded;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives an owner to the questions that were written without accounts. */
@Component
class QuestionsWithoutOwner {

	private final JdbcClient database;

	QuestionsWithoutOwner(JdbcClient database) {
		this.database = database;
	}

	@EventListener
	void belongTo(OpenModeEnded owner) {
		database.sql("update questions set owner_id = :owner where owner_id is null")
			.param("owner", owner.accountId())
			.update();
	}

}
