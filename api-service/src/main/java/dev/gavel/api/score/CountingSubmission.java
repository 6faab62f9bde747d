package dev.gavel.api.score;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The submission of a solver to a question that counts.
 *
 * @param ownerId the account of the solver
 * @param submissions how many of the solver have a verdict
 * @param score null when no test is worth points
 */
public record CountingSubmission(long ownerId, int submissions, UUID id, Verdict verdict, @Nullable Points score,
		@Nullable Points maxScore) {

	static CountingSubmission of(ResultSet row, int number) throws SQLException {
		return new CountingSubmission(row.getLong("owner_id"), row.getInt("submissions"),
				UUIDUtil.uuid(row.getBytes("id")), Verdict.valueOf(row.getString("verdict")), points(row, "points"),
				points(row, "max_points"));
	}

	private static @Nullable Points points(ResultSet row, String column) throws SQLException {
		long thousandths = row.getLong(column);
		return row.wasNull() ? null : new Points(thousandths);
	}

}
