package dev.gavel.api.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gavel.api.access.AccountLimits;
import dev.gavel.api.access.Role;
import dev.gavel.api.platform.database.StoredTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Caches the accounts of callers, so that requests need no query. The replica that makes
 * a change sees it immediately, the others within two seconds. Holds no lock during a
 * query: threads that have a connection would otherwise wait for one that needs a
 * connection.
 */
@Component
public class KnownAccounts {

	/** How long what callers are is cached, here and in other rooms. */
	public static final Duration SEEN_WITHIN = Duration.ofSeconds(2);

	private static final int MOST_KEPT = 10_000;

	private final Cache<Long, Optional<KnownAccount>> accounts = Caffeine.newBuilder()
		.expireAfterWrite(SEEN_WITHIN)
		.maximumSize(MOST_KEPT)
		.build();

	/** Counts changes, so that no account is kept as it was before one. */
	private final AtomicLong changes = new AtomicLong();

	private final JdbcClient database;

	KnownAccounts(JdbcClient database) {
		this.database = database;
	}

	public Optional<KnownAccount> find(long id) {
		return look(Set.of(id)).get(id);
	}

	/** Finds several, with one query. */
	public Map<Long, KnownAccount> findAll(Set<Long> ids) {
		return look(ids).values()
			.stream()
			.flatMap(Optional::stream)
			.collect(Collectors.toMap(KnownAccount::id, Function.identity()));
	}

	private Map<Long, Optional<KnownAccount>> look(Set<Long> ids) {
		Map<Long, Optional<KnownAccount>> found = new HashMap<>(accounts.getAllPresent(ids));
		Set<Long> missing = ids.stream().filter((id) -> !found.containsKey(id)).collect(Collectors.toSet());
		if (!missing.isEmpty()) {
			long before = changes.get();
			Map<Long, Optional<KnownAccount>> read = read(missing);
			read.forEach((id, account) -> keep(id, account, before));
			found.putAll(read);
		}
		return found;
	}

	private void keep(Long id, Optional<KnownAccount> account, long before) {
		accounts.asMap().compute(id, (key, kept) -> (changes.get() == before) ? account : kept);
	}

	/** Reads one row for each group of an account, or a single one without a group. */
	private Map<Long, Optional<KnownAccount>> read(Set<? extends Long> ids) {
		Map<Long, Optional<KnownAccount>> found = new HashMap<>();
		ids.forEach((id) -> found.put(id, Optional.empty()));
		database.sql("""
				select a.id, a.name, a.role, a.disabled, a.valid_from, a.submissions_per_minute,
				a.evaluations_per_minute, a.waits, a.streams, m.group_id
				from accounts a left join group_members m on m.account_id = a.id where a.id in (:ids)""")
			.param("ids", ids)
			.query((rows) -> {
				KnownAccount row = account(rows);
				found.computeIfPresent(row.id(),
						(id, before) -> Optional.of(before.map((account) -> account.and(row.groupIds())).orElse(row)));
			});
		return found;
	}

	private static KnownAccount account(ResultSet row) throws SQLException {
		long groupId = row.getLong("group_id");
		Set<Long> groupIds = row.wasNull() ? Set.of() : Set.of(groupId);
		return new KnownAccount(row.getLong("id"), row.getString("name"), Role.valueOf(row.getString("role")),
				row.getBoolean("disabled"), StoredTime.of(row, "valid_from"), groupIds, limits(row));
	}

	private static AccountLimits limits(ResultSet row) throws SQLException {
		return new AccountLimits(row.getObject("submissions_per_minute", Integer.class),
				row.getObject("evaluations_per_minute", Integer.class), row.getObject("waits", Integer.class),
				row.getObject("streams", Integer.class));
	}

	@TransactionalEventListener
	void forget(AccountChanged changed) {
		changes.incrementAndGet();
		accounts.invalidate(changed.id());
	}

}
