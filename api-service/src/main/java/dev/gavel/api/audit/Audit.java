package dev.gavel.api.audit;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Installation;
import dev.gavel.api.access.ModeChanged;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Records who changed what. */
@Component
public class Audit {

	/** Stands for Gavel itself, which acts without a caller. */
	private static final String GAVEL = "gavel";

	/**
	 * What the account did; how it was created and renamed; what its tokens were for;
	 * whom its webhooks told.
	 */
	private static final List<String> ERASING = List.of(
			"update audit_entries set account_name = :name, address = '' where account_id = :id",
			"update audit_entries set address = '' where thing = :thing and account_id is null", """
					update audit_entries set before_state = json_remove(before_state, '$.name'),
					after_state = json_remove(after_state, '$.name')
					where thing = :thing and action in ('ACCOUNT_CREATED', 'ACCOUNT_RENAMED')""", """
					update audit_entries set before_state = json_remove(before_state, '$.name'),
					after_state = json_remove(after_state, '$.name')
					where account_id = :id and action in ('TOKEN_CREATED', 'TOKEN_REVOKED')""", """
					update audit_entries set before_state = json_remove(before_state, '$.url'),
					after_state = json_remove(after_state, '$.url')
					where account_id = :id and action in ('WEBHOOK_CREATED', 'WEBHOOK_ENABLED', 'WEBHOOK_DELETED')""");

	private final Installation installation;

	private final JdbcClient database;

	private final JsonMapper json;

	private final Clock clock;

	Audit(Installation installation, JdbcClient database, JsonMapper json, Clock clock) {
		this.installation = installation;
		this.database = database;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Records a change in the transaction that makes it. Of two states, only the fields
	 * that differ are kept; without any, or without accounts, nothing is recorded. States
	 * must hold no secrets, and of tests only ids, visibility and hashes.
	 * @param caller null for Gavel itself
	 * @param thing the id of what was changed
	 * @param before the state before the change; null if there was none
	 * @param after the state after the change; null if there is none
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(@Nullable Caller caller, Action action, Object thing, @Nullable Object before,
			@Nullable Object after) {
		if (installation.isOpen()) {
			return;
		}
		Change change = Change.between(json.valueToTree(before), json.valueToTree(after));
		if (!change.isNone()) {
			insert(caller, action, thing, change);
		}
	}

	/** Records who could do everything, and since when: also the change to open mode. */
	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(ModeChanged change) {
		insert(null, Action.MODE_CHANGED, 1, Change.between(json.valueToTree(Map.of("mode", change.before())),
				json.valueToTree(Map.of("mode", change.after()))));
	}

	/**
	 * Removes from the entries what tells who an account was; its id stays.
	 * @param name what the account is called from now on
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void erase(long accountId, String name) {
		for (String statement : ERASING) {
			database.sql(statement)
				.param("id", accountId)
				.param("name", name)
				.param("thing", "account " + accountId)
				.update();
		}
	}

	/**
	 * Another replica may not have seen yet that the account is erased. The row stays
	 * locked, so that an erasure finds this entry.
	 */
	private void insert(@Nullable Caller caller, Action action, Object thing, Change change) {
		database.sql("""
				insert into audit_entries
				(happened_at, account_id, account_name, token_id, address, action, thing, before_state, after_state)
				select :now, :account, if(a.erased_at is null, :name, a.name), :token,
				if(a.erased_at is null, :address, ''), :action, :thing, :before, :after
				from (select 1) one left join accounts a on a.id = :account""")
			.param("now", clock.instant())
			.param("account", (caller != null) ? caller.accountId() : null)
			.param("name", (caller != null) ? caller.name() : GAVEL)
			.param("token", (caller != null) ? caller.tokenId() : null)
			.param("address", (caller != null) ? withoutZone(caller.address()) : "")
			.param("action", action.name())
			.param("thing", action.thing() + " " + thing)
			.param("before", Change.text(change.before()))
			.param("after", Change.text(change.after()))
			.update();
	}

	/** Tomcat adds the name of a network card to addresses that count on it only. */
	private static String withoutZone(String address) {
		return address.split("%", 2)[0];
	}

}
