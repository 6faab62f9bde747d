package dev.gavel.api.evaluation;

import dev.gavel.api.program.ProgramIds;
import dev.gavel.printed.Printed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds evaluations that can be deleted. */
@Component
class OldEvaluations {

	private final JdbcClient database;

	OldEvaluations(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Returns evaluations that were sent, and have ended, before a moment; oldest first.
	 * Those of a batch stay until its last result is as old, so that it can be read to
	 * its end.
	 * @param after the last one that need not be looked at again
	 * @param longBefore those of batches, too, that ended before this moment
	 */
	List<EndedEvaluation> ended(UUID after, Instant before, Instant longBefore, int most) {
		return database
			.sql("""
					select bin_to_uuid(e.id), bin_to_uuid(j.id), j.suite_hash, s.bytes + if(j.whole_outputs, :reported +
					(select coalesce(sum(o.bytes), 0) from whole_outputs o where o.judgement_id = j.id), 0)
					from evaluations e join judgements j on j.program_id = e.id join suites s on s.hash = j.suite_hash
					left join batch_lines l on l.evaluation_id = e.id left join evaluation_batches b on b.id = l.batch_id
					where e.id > uuid_to_bin(:after) and e.id < uuid_to_bin(:first)
					and j.state in ('DONE', 'CANCELLED') and j.finished_at < :before
					and (b.id is null or b.ended = b.line_count and b.last_result_at < :before or j.finished_at < :longBefore)
					order by e.id limit :most""")
			.param("reported", Printed.MOST_REPORTED_TOGETHER)
			.param("after", after.toString())
			.param("first", ProgramIds.first(before).toString())
			.param("before", LocalDateTime.ofInstant(before, ZoneOffset.UTC))
			.param("longBefore", LocalDateTime.ofInstant(longBefore, ZoneOffset.UTC))
			.param("most", most)
			.query(OldEvaluations::ended)
			.list();
	}

	private static EndedEvaluation ended(ResultSet row, int number) throws SQLException {
		return new EndedEvaluation(UUID.fromString(row.getString(1)), UUID.fromString(row.getString(2)),
				row.getString(3), row.getLong(4));
	}

}
