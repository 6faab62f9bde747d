package dev.gavel.api.evaluation.batch;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The lines of batches in the database: many in each statement, always in a transaction.
 */
@Component
class BatchLines {

	static final String REFUSED = "REFUSED";

	private final JdbcTemplate database;

	BatchLines(JdbcTemplate database) {
		this.database = database;
	}

	/** Returns those of the keys that the batch has. */
	Set<ByteBuffer> known(UUID batchId, Collection<ByteBuffer> keys) {
		List<Object> values = new ArrayList<>();
		values.add(bytes(batchId));
		keys.forEach((key) -> values.add(key.array()));
		return new HashSet<>(database.query("select line_key from batch_lines where batch_id = ? and line_key in (%s)"
			.formatted(marks(keys.size())), (row, number) -> ByteBuffer.wrap(row.getBytes(1)), values.toArray()));
	}

	/** Adds lines; those that were refused have a position. */
	void insert(UUID batchId, List<NewRow> rows) {
		List<@Nullable Object> values = new ArrayList<>();
		for (NewRow row : rows) {
			ReadLine line = row.line();
			Collections.addAll(values, bytes(batchId), line.key().array(), line.customId(),
					(line.evaluation() != null) ? bytes(line.evaluation().id()) : null, line.bytes(), line.problem(),
					row.position(), (row.position() != null) ? REFUSED : null);
		}
		database.update("""
				insert into batch_lines
				(batch_id, line_key, custom_id, evaluation_id, bytes, problem, position, outcome) values """
				+ String.join(",", Collections.nCopies(rows.size(), "(?,?,?,?,?,?,?,?)")), values.toArray());
	}

	/** A line to be added. */
	record NewRow(ReadLine line, @Nullable Integer position) {
	}

	/** Returns the lines of evaluations. */
	List<OpenLine> ofEvaluations(Collection<UUID> evaluationIds) {
		return database.query(
				"select batch_id, evaluation_id, bytes from batch_lines where position is null and evaluation_id in (%s)"
					.formatted(marks(evaluationIds.size())),
				(row, number) -> new OpenLine(uuid(row.getBytes(1)), uuid(row.getBytes(2)), row.getInt(3)),
				evaluationIds.stream().map(BatchLines::bytes).toArray());
	}

	/** A line without a result. */
	record OpenLine(UUID batchId, UUID evaluationId, int bytes) {
	}

	/** Stores results. */
	void end(List<EndedLine> lines) {
		database.batchUpdate("update batch_lines set position = ?, outcome = ? where evaluation_id = ?",
				lines.stream()
					.map((line) -> new Object[] { line.position(), line.outcome(), bytes(line.evaluationId()) })
					.toList());
	}

	/** A line that has its result. */
	record EndedLine(UUID evaluationId, int position, String outcome) {
	}

	/** Returns the next lines with a result. */
	List<StoredLine> results(UUID batchId, int after, int most) {
		return database.query("""
				select position, custom_id, evaluation_id, problem from batch_lines
				where batch_id = ? and position > ? order by position limit ?""", BatchLines::stored, bytes(batchId),
				after, most);
	}

	private static StoredLine stored(ResultSet row, int number) throws SQLException {
		byte[] evaluation = row.getBytes("evaluation_id");
		return new StoredLine(row.getInt("position"), row.getString("custom_id"),
				(evaluation != null) ? uuid(evaluation) : null, row.getString("problem"));
	}

	/**
	 * A line as it is stored, with its result.
	 *
	 * @param problem as JSON, when it could not be judged
	 */
	record StoredLine(int position, @Nullable String customId, @Nullable UUID evaluationId, @Nullable String problem) {
	}

	/** Counts the lines with each outcome. */
	Map<String, Integer> outcomes(UUID batchId) {
		Map<String, Integer> outcomes = new LinkedHashMap<>();
		database.query("""
				select outcome, count(*) from batch_lines where batch_id = ? and position is not null
				group by outcome order by count(*) desc, outcome""", (row) -> {
			outcomes.put(row.getString(1), row.getInt(2));
		}, bytes(batchId));
		return outcomes;
	}

	private static String marks(int count) {
		return String.join(",", Collections.nCopies(count, "?"));
	}

	static byte[] bytes(UUID id) {
		return ByteBuffer.allocate(16)
			.putLong(id.getMostSignificantBits())
			.putLong(id.getLeastSignificantBits())
			.array();
	}

	private static UUID uuid(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		return new UUID(buffer.getLong(), buffer.getLong());
	}

}
