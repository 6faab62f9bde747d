package dev.gavel.benchmarks.installation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * How long judgements took from one stage to the next, on average, as the API recorded
 * it; NaN where there was none.
 *
 * @param millisToWorker from queueing until a worker had begun
 * @param millisToVerdict from then until the verdict was recorded
 */
public record Stages(double millisToWorker, double millisToVerdict) {

	private static final String SQL = """
			select avg(timestampdiff(microsecond, queued_at, started_at)) / 1000,
				avg(timestampdiff(microsecond, started_at, finished_at)) / 1000
			from judgements where finished_at >= ?""";

	static Stages read(String url, String username, String password, Instant since) {
		try (Connection connection = DriverManager.getConnection(url + "&connectionTimeZone=UTC", username, password);
				PreparedStatement query = connection.prepareStatement(SQL)) {
			query.setTimestamp(1, Timestamp.from(since));
			try (ResultSet row = query.executeQuery()) {
				row.next();
				return new Stages(millis(row, 1), millis(row, 2));
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("MySQL does not tell how long judgements took", ex);
		}
	}

	private static double millis(ResultSet row, int column) throws SQLException {
		double millis = row.getDouble(column);
		return row.wasNull() ? Double.NaN : millis;
	}

}
