package dev.gavel.api.retention;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads what is stored of an account, without secrets. Rows are maps by the names of the
 * columns. Of results they have the verdicts and scores only, which solvers may see of
 * hidden tests, too.
 */
@Component
class StoredOfAccount {

	private static final int READ_AT_ONCE = 100;

	/** Where the next rows begin; not part of a row. */
	private static final String CURSOR = "cursor_id";

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	StoredOfAccount(JdbcClient database, TransactionTemplate transaction) {
		this.database = database;
		this.transaction = transaction;
	}

	/** Returns the account itself, with the lists that belong to it. */
	Map<String, @Nullable Object> account(long id) {
		Map<String, @Nullable Object> account = rows(
				"""
						select id, name, lower(role) as role, disabled, mail, issuer, subject, submissions_per_minute, evaluations_per_minute,
						waits, streams, created_at, signed_in_at, erased_at from accounts where id = :account""",
				id)
			.get(0);
		account.put("groups", rows("""
				select g.id, g.name from account_groups g join group_members m on m.group_id = g.id
				where m.account_id = :account order by g.name""", id));
		account.put("tokens", rows("""
				select id, name, scopes, created_at, expires_at, last_used_at from api_tokens
				where account_id = :account order by id""", id));
		account.put("webhooks",
				rows("""
						select id, url, question_id, bin_to_uuid(batch_id) as batch_id, events, created_at, disabled_at, disabled_for
						from webhooks where owner_id = :account order by id""",
						id));
		account.put("sessions",
				rows("""
						select timestampadd(microsecond, s.creation_time * 1000, timestamp '1970-01-01 00:00:00') as created_at,
						timestampadd(microsecond, s.last_access_time * 1000, timestamp '1970-01-01 00:00:00') as last_used_at, %s, %s
						from sessions s where s.principal_name = cast(:account as char) order by s.creation_time"""
					.formatted(attribute("address"), attribute("browser")), id));
		account.put("co_authored_questions", rows("""
				select question_id as id from co_authors where account_id = :account order by question_id""", id));
		return account;
	}

	private static String attribute(String name) {
		return """
				(select convert(a.attribute_bytes using utf8mb4) from sessions_ATTRIBUTES a
				where a.session_primary_id = s.primary_id and a.attribute_name = '%s') as `%s`""".formatted(name, name);
	}

	/** Gives all submissions with their programs, oldest first. */
	void submissions(long account, Consumer<Object> consumer) {
		programs("submissions", "p.question_id", "", account, consumer);
	}

	/**
	 * Gives all evaluations that the account has sent, with their programs, oldest first.
	 */
	void evaluations(long account, Consumer<Object> consumer) {
		programs("evaluations",
				"p.question_id, (select l.custom_id from batch_lines l where l.evaluation_id = p.id) as custom_id",
				"and not exists (select 1 from judgements v where v.program_id = p.id and v.client like 'verification:%')",
				account, consumer);
	}

	/** Gives all batches without their lines, oldest first. */
	void batches(long account, Consumer<Object> consumer) {
		each("""
				select id as cursor_id, bin_to_uuid(id) as id, name, line_count as `lines`, created_at
				from evaluation_batches where owner_id = :account and id > :after order by id limit :most""", account,
				new byte[16], consumer);
	}

	private void programs(String table, String columns, String which, long account, Consumer<Object> consumer) {
		each("""
				select p.id as cursor_id, bin_to_uuid(p.id) as id, %s, p.language, p.environment,
				p.source as code, p.created_at, j.verdict, j.points / 1e3 as score, j.max_points / 1e3 as max_score
				from %s p left join judgements j on j.program_id = p.id and j.number = (
				select max(k.number) from judgements k where k.program_id = p.id and k.state = 'DONE')
				where p.owner_id = :account and p.id > :after %s order by p.id limit :most""".formatted(columns, table,
				which), account, new byte[16], consumer);
	}

	/** Gives all questions that the account owns, without their tests. */
	void questions(long account, Consumer<Object> consumer) {
		each("""
				select id as cursor_id, id, lower(state) as state, title, description, difficulty, kind, time_limit_millis,
				memory_limit_bytes, environment, comparison, test_count, created_at from questions
				where owner_id = :account and deleted_at is null and id > :after order by id limit :most""",
				account, 0L, consumer);
	}

	/** Gives all edits that are kept, without what they changed, oldest first. */
	void edits(long account, Consumer<Object> consumer) {
		each("""
				select id as cursor_id, id, question_id, lower(kind) as kind, tests, undoes, made_at from question_edits
				where account_id = :account and id > :after order by id limit :most""", account, 0L, consumer);
	}

	/** Gives all imports without their reports, oldest first. */
	void imports(long account, Consumer<Object> consumer) {
		each("""
				select id as cursor_id, id, file, size, hash, dry_run, lower(state) as state, format, created_at, finished_at
				from imports where owner_id = :account and id > :after order by id limit :most""",
				account, 0L, consumer);
	}

	private void each(String sql, long account, Object first, Consumer<Object> consumer) {
		Object after = first;
		List<Map<String, @Nullable Object>> some;
		do {
			Object from = after;
			some = transaction.execute((status) -> database.sql(sql)
				.param("account", account)
				.param("after", from)
				.param("most", READ_AT_ONCE)
				.query(StoredOfAccount::row)
				.list());
			for (Map<String, @Nullable Object> row : some) {
				after = Objects.requireNonNull(row.remove(CURSOR));
				consumer.accept(row);
			}
		}
		while (some.size() == READ_AT_ONCE);
	}

	private List<Map<String, @Nullable Object>> rows(String sql, long account) {
		return database.sql(sql).param("account", account).query(StoredOfAccount::row).list();
	}

	private static Map<String, @Nullable Object> row(ResultSet row, int number) throws SQLException {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		ResultSetMetaData columns = row.getMetaData();
		for (int i = 1; i <= columns.getColumnCount(); i++) {
			Object value = row.getObject(i);
			values.put(columns.getColumnLabel(i),
					(value instanceof LocalDateTime time) ? time.toInstant(ZoneOffset.UTC) : value);
		}
		return values;
	}

}
