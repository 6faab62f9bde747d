package dev.gavel.api.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gavel.api.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Knows the accounts that send requests, without asking the database for each request. A
 * change is seen at once by the replica that made it, and within two seconds by the
 * others.
 */
@Component
public class KnownAccounts {

	private static final Duration SEEN_WITHIN = Duration.ofSeconds(2);

	private static final int MOST_KEPT = 10_000;

	private final Cache<Long, Optional<KnownAccount>> accounts = Caffeine.newBuilder()
		.expireAfterWrite(SEEN_WITHIN)
		.maximumSize(MOST_KEPT)
		.build();

	private final JdbcClient database;

	KnownAccounts(JdbcClient database) {
		this.database = database;
	}

	public Optional<KnownAccount> find(long id) {
		return accounts.get(id, this::read);
	}

	private Optional<KnownAccount> read(long id) {
		return database.sql("""
				select a.id, a.name, a.role, a.disabled, a.valid_from, a.submissions_per_minute, m.group_id
				from accounts a left join group_members m on m.account_id = a.id where a.id = :id""")
			.param("id", id)
			.query(KnownAccounts::account);
	}

	/** Reads one row for each group of the account, or a single one without a group. */
	private static Optional<KnownAccount> account(ResultSet rows) throws SQLException {
		if (!rows.next()) {
			return Optional.empty();
		}
		KnownAccount account = new KnownAccount(rows.getLong("id"), rows.getString("name"),
				Role.valueOf(rows.getString("role")), rows.getBoolean("disabled"),
				rows.getObject("valid_from", LocalDateTime.class).toInstant(ZoneOffset.UTC), Set.of(),
				rows.getObject("submissions_per_minute", Integer.class));
		Set<Long> groupIds = new HashSet<>();
		do {
			long groupId = rows.getLong("group_id");
			if (!rows.wasNull()) {
				groupIds.add(groupId);
			}
		}
		while (rows.next());
		return Optional.of(account.in(groupIds));
	}

	@TransactionalEventListener
	void forget(AccountChanged changed) {
		accounts.invalidate(changed.id());
	}

}
