package dev.gavel.benchmarks.installation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What MySQL has done since its start.
 *
 * @param statements that clients have sent
 * @param commits asked for in words, or by the driver's autocommit turned on again
 * @param syncs of the redo log to the disk
 * @param sentBytes to clients
 */
public record DatabaseCounters(long statements, long commits, long syncs, long sentBytes) {

	static final DatabaseCounters NONE = new DatabaseCounters(0, 0, 0, 0);

	static DatabaseCounters read(String url, String username, String password) {
		try (Connection connection = DriverManager.getConnection(url, username, password)) {
			return new DatabaseCounters(read(connection, "Questions"), read(connection, "Com_commit"),
					read(connection, "Innodb_os_log_fsyncs"), read(connection, "Bytes_sent"));
		}
		catch (SQLException ex) {
			throw new IllegalStateException("MySQL does not tell its counters", ex);
		}
	}

	private static long read(Connection connection, String name) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("show global status like '" + name + "'")) {
			row.next();
			return row.getLong(2);
		}
	}

	public DatabaseCounters since(DatabaseCounters earlier) {
		return new DatabaseCounters(statements - earlier.statements, commits - earlier.commits, syncs - earlier.syncs,
				sentBytes - earlier.sentBytes);
	}

	public DatabaseCounters plus(DatabaseCounters other) {
		return new DatabaseCounters(statements + other.statements, commits + other.commits, syncs + other.syncs,
				sentBytes + other.sentBytes);
	}

}
