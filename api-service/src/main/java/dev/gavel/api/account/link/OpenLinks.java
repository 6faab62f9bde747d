package dev.gavel.api.account.link;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.AccountErased;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.platform.database.StoredTime;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows operators which links can still be used, and ends them. */
@Component
public class OpenLinks {

	private static final String OPEN = "from one_time_links l join accounts o on o.id = l.made_by where "
			+ OneTimeLinks.WORKS;

	private final JdbcClient database;

	private final Audit audit;

	private final Clock clock;

	OpenLinks(JdbcClient database, Audit audit, Clock clock) {
		this.database = database;
		this.audit = audit;
		this.clock = clock;
	}

	/** Lists links, newest first. */
	@Transactional(readOnly = true)
	public PageOf<OpenLink> list(int page, int size) {
		PageOf.check(page, size);
		List<OpenLink> links = database
			.sql("""
					select l.id, l.account_id, l.role, l.created_at, l.expires_at, o.name as made_by,
					(select a.name from accounts a where a.id = l.account_id) as account,
					(select g.name from account_groups g where g.id = l.group_id) as joined\s""" + OPEN
					+ " order by l.id desc limit :size offset :offset")
			.param("now", clock.instant())
			.param("size", size)
			.param("offset", (long) page * size)
			.query(OpenLinks::link)
			.list();
		long total = database.sql("select count(*) " + OPEN).param("now", clock.instant()).query(Long.class).single();
		return new PageOf<>(links, page, size, total, true);
	}

	private static OpenLink link(ResultSet row, int number) throws SQLException {
		String role = row.getString("role");
		return new OpenLink(row.getLong("id"), row.getObject("account_id", Long.class), row.getString("account"),
				(role != null) ? Role.valueOf(role) : null, row.getString("joined"), row.getString("made_by"),
				StoredTime.of(row, "created_at").truncatedTo(ChronoUnit.MILLIS),
				StoredTime.of(row, "expires_at").truncatedTo(ChronoUnit.MILLIS));
	}

	/**
	 * Ends a link that nobody has used.
	 * @throws Problem when there is none
	 */
	@Transactional
	public void revoke(Caller caller, long id) {
		Revoked link = database.sql("select id, account_id from one_time_links where id = :id and made_by is not null")
			.param("id", id)
			.query(Revoked.class)
			.optional()
			.orElseThrow(() -> Problem.notFound("link", id));
		if (database.sql("delete from one_time_links where id = :id and used_at is null")
			.param("id", id)
			.update() == 0) {
			throw Problem.notFound("link", id);
		}
		audit.record(caller, Action.LINK_REVOKED, (link.accountId() != null) ? link.accountId() : "new",
				Map.of("link", id), null);
	}

	/** Also those that the account created: its name is shown with them. */
	@EventListener
	void delete(AccountErased erased) {
		database.sql("delete from one_time_links where account_id = :account or made_by = :account")
			.param("account", erased.id())
			.update();
	}

	private record Revoked(long id, @Nullable Long accountId) {
	}

}
