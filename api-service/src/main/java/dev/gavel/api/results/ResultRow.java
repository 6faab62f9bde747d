package dev.gavel.api.results;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.database.StoredTime;
import dev.gavel.api.program.ShownJudgement;
import dev.gavel.api.question.Question;
import dev.gavel.api.score.CountingSubmission;
import dev.gavel.api.submission.SubmissionView.Owner;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission with one of its judgements, as stored.
 *
 * @param ownerId 0 when no account sent it
 * @param all the result of all tests; null when there is none, or no test is withheld
 */
record ResultRow(UUID id, long ownerId, String environment, Instant createdAt, JudgementState state,
		@Nullable Verdict verdict, int passed, int total, @Nullable Points points, @Nullable Points maxPoints,
		@Nullable Long timeMicros, @Nullable Long memoryBytes, boolean hiddenTests, Result.@Nullable Final all,
		@Nullable Instant finishedAt) {

	static ResultRow of(ResultSet row, int number) throws SQLException {
		return new ResultRow(UUIDUtil.uuid(row.getBytes("id")), row.getLong("owner_id"), row.getString("environment"),
				StoredTime.of(row, "created_at"), JudgementState.valueOf(row.getString("state")),
				verdict(row, "verdict"), row.getInt("passed"), row.getInt("total"), points(row, "points"),
				points(row, "max_points"), row.getObject("time_micros", Long.class),
				row.getObject("memory_bytes", Long.class), row.getBoolean("hidden_tests"), all(row),
				StoredTime.ofNullable(row, "finished_at"));
	}

	private static Result.@Nullable Final all(ResultSet row) throws SQLException {
		Verdict verdict = verdict(row, "final_verdict");
		return (verdict != null && row.getInt("withheld_tests") > 0)
				? new Result.Final(verdict, points(row, "final_points"), points(row, "final_max_points")) : null;
	}

	private static @Nullable Verdict verdict(ResultSet row, String column) throws SQLException {
		String name = row.getString(column);
		return (name != null) ? Verdict.valueOf(name) : null;
	}

	private static @Nullable Points points(ResultSet row, String column) throws SQLException {
		long thousandths = row.getLong(column);
		return row.wasNull() ? null : new Points(thousandths);
	}

	/**
	 * @param counting what is known of the solver, if only one submission of it is shown
	 * @param whole whether the reader sees what depends on hidden tests
	 */
	Result result(Question question, @Nullable KnownAccount owner, @Nullable CountingSubmission counting,
			boolean whole) {
		boolean coarse = hiddenTests && !whole;
		return new Result(id, question.id(), question.title(),
				(owner != null) ? new Owner(owner.id(), owner.name()) : null,
				(counting != null) ? counting.submissions() : null, createdAt, state, verdict, passed, total, points,
				maxPoints, ShownJudgement.milliseconds(timeMicros, coarse),
				ShownJudgement.kilobytes(memoryBytes, coarse), environment, ShownJudgement.moment(finishedAt, coarse),
				whole ? all : null);
	}

}
