package dev.gavel.api.retention;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.Accounts;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Erases the identity of an account and keeps the verdicts, so that the figures of
 * questions stay correct. Writes the tables of many rooms, so that nothing is left.
 */
@Component
class AccountErasure {

	private static final List<String> OWNED = List.of("delete from api_tokens where account_id = :id",
			"delete from one_time_links where account_id = :id", "delete from group_members where account_id = :id",
			"delete from co_authors where account_id = :id",
			"delete from sessions where principal_name = cast(:id as char)");

	private final Accounts accounts;

	private final JdbcClient database;

	private final JsonMapper json;

	AccountErasure(Accounts accounts, JdbcClient database, JsonMapper json) {
		this.accounts = accounts;
		this.database = database;
		this.json = json;
	}

	/**
	 * Cannot be undone.
	 * @throws dev.gavel.api.platform.request.Problem when no operator would be left
	 */
	@Transactional
	public void erase(Caller caller, long id) {
		String former = accounts.get(id).name();
		String name = accounts.erase(caller, id);
		OWNED.forEach((statement) -> database.sql(statement).param("id", id).update());
		database.sql("update audit_entries set account_name = :name, address = '' where account_id = :id")
			.param("name", name)
			.param("id", id)
			.update();
		database.sql("""
				update audit_entries set before_state = null, after_state = null
				where (thing = :thing and action in ('ACCOUNT_CREATED', 'ACCOUNT_RENAMED'))
				or (account_id = :id and action in ('TOKEN_CREATED', 'TOKEN_REVOKED'))""")
			.param("thing", "account " + id)
			.param("id", id)
			.update();
		eraseFromQuestions(json.writeValueAsString(former), json.writeValueAsString(name));
	}

	/** Entries about the authors of questions have their names. */
	private void eraseFromQuestions(String former, String name) {
		database
			.sql("""
					update audit_entries set before_state = replace(before_state, :former, :name),
					after_state = replace(after_state, :former, :name)
					where action = 'QUESTION_CHANGED' and (instr(before_state, :former) > 0 or instr(after_state, :former) > 0)""")
			.param("former", former)
			.param("name", name)
			.update();
	}

}
