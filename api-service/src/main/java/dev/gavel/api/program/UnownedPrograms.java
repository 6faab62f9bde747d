package dev.gavel.api.program;

import dev.gavel.api.account.OpenModeEnded;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives the programs that were sent without accounts to the first operator. */
@Component
class UnownedPrograms {

	private final JdbcClient database;

	UnownedPrograms(JdbcClient database) {
		this.database = database;
	}

	@EventListener
	void onOpenModeEnded(OpenModeEnded found) {
		for (String table : List.of("submissions", "evaluations")) {
			database.sql("update %s set owner_id = :owner where owner_id is null".formatted(table))
				.param("owner", found.accountId())
				.update();
		}
	}

}
