package dev.gavel.api.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.gavel.api.platform.database.StoredTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log as answered.
 *
 * @param accountId null for Gavel itself and for visitors
 * @param accountName at that time; that of an erased account tells nobody who it was
 * @param tokenId the API token that was used
 * @param address where the request came from; empty for Gavel itself
 * @param thing what it was done to: its kind and id
 * @param before what was changed, as it was; null when there was nothing
 * @param after what was changed, as it is now; null when there is nothing left
 */
record AuditEntry(long id, Instant happenedAt, @Nullable Long accountId, String accountName, @Nullable Long tokenId,
		String address, Action action, String thing, @JsonRawValue @Nullable String before,
		@JsonRawValue @Nullable String after) {

	static AuditEntry of(ResultSet row, int number) throws SQLException {
		return new AuditEntry(row.getLong("id"), StoredTime.of(row, "happened_at"),
				row.getObject("account_id", Long.class), row.getString("account_name"),
				row.getObject("token_id", Long.class), row.getString("address"),
				Action.valueOf(row.getString("action")), row.getString("thing"), row.getString("before_state"),
				row.getString("after_state"));
	}

}
