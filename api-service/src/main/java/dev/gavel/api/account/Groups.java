package dev.gavel.api.account;

import dev.gavel.api.access.AccountName;
import dev.gavel.api.access.Caller;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.platform.database.StoredTime;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates and changes groups, and records who did it. Callers check permissions first.
 */
@Component
public class Groups {

	private static final String SELECT = """
			select g.id, g.name, g.created_at,
			(select count(*) from group_members m where m.group_id = g.id) members from account_groups g\s""";

	private final JdbcClient database;

	private final Audit audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Groups(JdbcClient database, Audit audit, ApplicationEventPublisher events, Clock clock) {
		this.database = database;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/** Lists groups in the order of their names. */
	@Transactional(readOnly = true)
	public PageOf<Group> list(int page, int size) {
		PageOf.check(page, size);
		List<Group> groups = database.sql(SELECT + "order by g.name limit :size offset :offset")
			.param("size", size)
			.param("offset", (long) page * size)
			.query(Groups::group)
			.list();
		long total = database.sql("select count(*) from account_groups").query(Long.class).single();
		return new PageOf<>(groups, page, size, total, true);
	}

	/**
	 * Returns the names of all, in their order, by id. Does not count members, of whom
	 * there may be many.
	 */
	@Transactional(readOnly = true)
	public Map<Long, String> names() {
		Map<Long, String> names = new LinkedHashMap<>();
		database.sql("select id, name from account_groups order by name").query((row) -> {
			names.put(row.getLong(1), row.getString(2));
		});
		return names;
	}

	/** Finds the id of a group by its name, in any case. */
	@Transactional(readOnly = true)
	public Optional<Long> idOf(String name) {
		return database.sql("select id from account_groups where name = :name")
			.param("name", AccountName.normalized(name))
			.query(Long.class)
			.optional();
	}

	@Transactional(readOnly = true)
	public Group get(long id) {
		return database.sql(SELECT + "where g.id = :id")
			.param("id", id)
			.query(Groups::group)
			.optional()
			.orElseThrow(() -> Problem.notFound("group", id));
	}

	private static Group group(ResultSet row, int number) throws SQLException {
		return new Group(row.getLong("id"), row.getString("name"), row.getLong("members"),
				StoredTime.of(row, "created_at").truncatedTo(ChronoUnit.MILLIS));
	}

	/** Returns the names of the groups of each of some accounts, by the account's id. */
	@Transactional(readOnly = true)
	public Map<Long, List<String>> namesOf(Collection<Long> accountIds) {
		if (accountIds.isEmpty()) {
			return Map.of();
		}
		return database.sql("""
				select m.account_id, g.name from group_members m join account_groups g on g.id = m.group_id
				where m.account_id in (:ids) order by g.name""")
			.param("ids", accountIds)
			.query(Membership.class)
			.stream()
			.collect(Collectors.groupingBy(Membership::accountId,
					Collectors.mapping(Membership::name, Collectors.toList())));
	}

	private record Membership(long accountId, String name) {
	}

	@Transactional
	public Group create(Caller caller, @Nullable String name) {
		String stored = AccountName.of("name", name);
		unlessTaken(stored,
				() -> database.sql("insert into account_groups (name, created_at) values (:name, :now)")
					.param("name", stored)
					.param("now", clock.instant())
					.update());
		Group group = get(idOf(stored).orElseThrow());
		audit.record(caller, Action.GROUP_CREATED, group.id(), null, Map.of("name", stored));
		return group;
	}

	@Transactional
	public void rename(Caller caller, long id, @Nullable String name) {
		Group group = get(id);
		String stored = AccountName.of("name", name);
		unlessTaken(stored,
				() -> database.sql("update account_groups set name = :name where id = :id")
					.param("name", stored)
					.param("id", id)
					.update());
		audit.record(caller, Action.GROUP_RENAMED, id, Map.of("name", group.name()), Map.of("name", stored));
	}

	private static void unlessTaken(String name, Runnable change) {
		try {
			change.run();
		}
		catch (DuplicateKeyException ex) {
			throw Violations.of("name", "'%s' is taken".formatted(name));
		}
	}

	/**
	 * @throws Problem while a question is published for it: it would otherwise be open to
	 * nobody, or to everyone
	 */
	@Transactional
	public void delete(Caller caller, long id) {
		Group group = get(id);
		List<Long> questions = database
			.sql("select distinct question_id from audiences where group_id = :id order by question_id limit 10")
			.param("id", id)
			.query(Long.class)
			.list();
		if (!questions.isEmpty()) {
			throw new Problem(ProblemType.GROUP_IN_USE,
					"These questions are published for this group: %s. Change their audience first."
						.formatted(questions.stream().map(String::valueOf).collect(Collectors.joining(", "))));
		}
		List<Long> members = members(id);
		database.sql("delete from account_groups where id = :id").param("id", id).update();
		audit.record(caller, Action.GROUP_DELETED, id, Map.of("name", group.name(), "members", members), null);
		members.forEach((member) -> events.publishEvent(new AccountChanged(member)));
	}

	private List<Long> members(long id) {
		return database.sql("select account_id from group_members where group_id = :id")
			.param("id", id)
			.query(Long.class)
			.list();
	}

	/** Adds an account; doing it again changes nothing. */
	@Transactional
	public void add(Caller caller, long id, long accountId) {
		get(id);
		int added = database.sql("""
				insert ignore into group_members
				select :group, a.id from accounts a where a.id = :account and a.erased_at is null""")
			.param("group", id)
			.param("account", accountId)
			.update();
		if (added > 0) {
			audit.record(caller, Action.MEMBERS_CHANGED, id, null, Map.of("account", accountId));
			events.publishEvent(new AccountChanged(accountId));
		}
		else if (!members(id).contains(accountId)) {
			throw Problem.notFound("account", accountId);
		}
	}

	@EventListener
	void leave(AccountErased erased) {
		database.sql("delete from group_members where account_id = :account").param("account", erased.id()).update();
	}

	@Transactional
	public void remove(Caller caller, long id, long accountId) {
		get(id);
		int removed = database.sql("delete from group_members where group_id = :group and account_id = :account")
			.param("group", id)
			.param("account", accountId)
			.update();
		if (removed > 0) {
			audit.record(caller, Action.MEMBERS_CHANGED, id, Map.of("account", accountId), null);
			events.publishEvent(new AccountChanged(accountId));
		}
	}

}
