package dev.gavel.api.submission;

import dev.gavel.api.account.OpenModeEnded;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives an owner to the submissions that were sent without accounts. */
@Component
class SubmissionsWithoutOwner {

	private final JdbcClient database;

	SubmissionsWithoutOwner(JdbcClient database) {
		this.database = database;
	}

	@EventListener
	void belongTo(OpenModeEnded owner) {
		database.sql("update submissions set owner_id = :owner where owner_id is null")
			.param("owner", owner.accountId())
			.update();
	}

}
