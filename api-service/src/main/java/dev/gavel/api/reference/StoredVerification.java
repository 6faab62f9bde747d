package dev.gavel.api.reference;

import dev.gavel.api.platform.database.StoredTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last verification of a question.
 *
 * @param revision of the question when it was verified; -1 when it never was
 * @param seenRevision the last one that any replica has seen
 * @param dueAt when that one is to be verified; null when nothing is due
 * @param startedAt null when it never was
 * @param testCount how many tests it had
 * @param problem why the solutions could not be judged; null when they were
 */
record StoredVerification(long questionId, int revision, int seenRevision, @Nullable Instant dueAt,
		@Nullable Instant startedAt, long timeLimitMillis, long memoryLimitBytes, int testCount,
		List<EqualTests.Group> equalTests, @Nullable String problem) {

	static StoredVerification of(ResultSet row, JsonMapper json) throws SQLException {
		return new StoredVerification(row.getLong("question_id"), row.getInt("revision"), row.getInt("seen_revision"),
				StoredTime.ofNullable(row, "due_at"), StoredTime.ofNullable(row, "started_at"),
				row.getLong("time_limit_millis"), row.getLong("memory_limit_bytes"), row.getInt("test_count"),
				json.readValue(row.getString("equal_tests"), new TypeReference<>() {
				}), row.getString("problem"));
	}

	boolean isDue(Instant now) {
		return dueAt != null && !dueAt.isAfter(now);
	}

}
