package dev.gavel.api.question.history;

import dev.gavel.api.platform.database.StoredTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An edit as stored.
 *
 * @param accountId who made it; null without accounts
 * @param undoes the edit that it undid, if there is one
 * @param tests how many tests it changed or deleted
 * @param before what it changed as it was, as JSON; null when it was nothing
 * @param after likewise
 * @param fitting whether tests that were kept then still fit the question
 */
public record StoredEdit(long id, @Nullable Long accountId, Instant madeAt, EditKind kind, @Nullable Long undoes,
		int tests, @Nullable String before, @Nullable String after, boolean fitting) {

	static StoredEdit of(ResultSet row, int number) throws SQLException {
		return new StoredEdit(row.getLong("id"), row.getObject("account_id", Long.class), StoredTime.of(row, "made_at"),
				EditKind.valueOf(row.getString("kind")), row.getObject("undoes", Long.class), row.getInt("tests"),
				row.getString("before_state"), row.getString("after_state"), row.getBoolean("fitting"));
	}

}
