package dev.gavel.api.audit;

import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.settings.RetentionProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds entries by an index in the order of time, so that only the rows that are shown or
 * counted are read, and deletes old ones.
 */
@Component
class AuditLog {

	/** An entry has up to 40,000 characters. */
	private static final int READ_AT_ONCE = 100;

	private static final int DELETED_AT_ONCE = 1000;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	private final RetentionProperties properties;

	private final Clock clock;

	AuditLog(JdbcClient database, TransactionTemplate transaction, RetentionProperties properties, Clock clock) {
		this.database = database;
		this.transaction = transaction;
		this.properties = properties;
		this.clock = clock;
	}

	/** Lists the matching entries, newest first. */
	@Transactional(readOnly = true)
	public PageOf<AuditEntry> list(AuditFilter filter, int page, int size) {
		PageOf.checkDepth(page, size, "narrow the time instead");
		List<AuditEntry> found = select(filter, "true", size, (long) page * size, null);
		return PageOf.of(found, page, size, PageOf.MOST_COUNTED, (most) -> count(filter, most));
	}

	private long count(AuditFilter filter, long most) {
		return database
			.sql("select count(*) from (select id from audit_entries where %s limit %d) found"
				.formatted(filter.conditions(), most))
			.params(filter.values())
			.query(Long.class)
			.single();
	}

	/** Gives all matching entries, newest first, and holds few of them at a time. */
	void each(AuditFilter filter, Consumer<AuditEntry> consumer) {
		List<AuditEntry> some = next(filter, null);
		while (!some.isEmpty()) {
			some.forEach(consumer);
			some = next(filter, some.get(some.size() - 1));
		}
	}

	private List<AuditEntry> next(AuditFilter filter, @Nullable AuditEntry last) {
		String older = (last == null) ? "true" : "happened_at <= :time and (happened_at < :time or id < :id)";
		return transaction.execute((status) -> select(filter, older, READ_AT_ONCE, 0, last));
	}

	private List<AuditEntry> select(AuditFilter filter, String condition, int limit, long offset,
			@Nullable AuditEntry last) {
		JdbcClient.StatementSpec statement = database
			.sql("""
					select * from audit_entries where %s and %s order by happened_at desc, id desc limit %d offset %d"""
				.formatted(filter.conditions(), condition, limit, offset))
			.params(filter.values());
		return ((last == null) ? statement : statement.param("time", last.happenedAt()).param("id", last.id()))
			.query(AuditEntry::of)
			.list();
	}

	/** Returns the id of an account by its name. */
	@Transactional(readOnly = true)
	public @Nullable Long account(String name) {
		return database.sql("select id from accounts where name = :name")
			.param("name", name)
			.query(Long.class)
			.optional()
			.orElse(null);
	}

	/** Deletes entries that are old enough, a few at a time. Runs at each replica. */
	@Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
	void forget() {
		if (!properties.auditEntries().isZero()) {
			Instant before = clock.instant().minus(properties.auditEntries());
			while (deleteSome(before) == DELETED_AT_ONCE) {
				// There may be more.
			}
		}
	}

	private int deleteSome(Instant before) {
		return transaction.execute((status) -> database
			.sql("delete from audit_entries where happened_at < :before order by happened_at limit " + DELETED_AT_ONCE)
			.param("before", before)
			.update());
	}

}
