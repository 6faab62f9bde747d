package dev.gavel.benchmarks.installation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** How much room each table takes with its indexes, as MySQL reckons it. */
final class TableSizes {

	private static final String SQL = """
			select table_name, data_length + index_length from information_schema.tables
			where table_schema = database() and table_type = 'BASE TABLE'""";

	private TableSizes() {
	}

	/**
	 * @return bytes by the table's name
	 */
	static Map<String, Long> read(String url, String username, String password) {
		try (Connection connection = DriverManager.getConnection(url, username, password);
				Statement statement = connection.createStatement()) {
			// Else it tells what it reckoned up to a day ago.
			statement.execute("set session information_schema_stats_expiry = 0");
			return sizes(statement);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("MySQL does not tell how large its tables are", ex);
		}
	}

	private static Map<String, Long> sizes(Statement statement) throws SQLException {
		Map<String, Long> sizes = new TreeMap<>();
		try (ResultSet row = statement.executeQuery(SQL)) {
			while (row.next()) {
				sizes.put(row.getString(1), row.getLong(2));
			}
		}
		return sizes;
	}

}
