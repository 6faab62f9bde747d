package dev.gavel.benchmarks.installation;

import dev.gavel.embedded.EmbeddedMySql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What MySQL says about itself. */
record Database(EmbeddedMySql server) {

	long statements() {
		return number("show global status like 'Questions'", 2);
	}

	long commits() {
		return number("show global status like 'Com_commit'", 2);
	}

	/** Returns the size of all tables with their indexes. */
	long tableBytes() {
		return number("""
				select sum(data_length + index_length) from information_schema.tables
				where table_schema = database()""", 1);
	}

	private long number(String query, int column) {
		try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.username(),
				server.password()); Statement statement = connection.createStatement()) {
			// Otherwise sizes may be a day old.
			statement.execute("set session information_schema_stats_expiry = 0");
			try (ResultSet row = statement.executeQuery(query)) {
				row.next();
				return row.getLong(column);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("MySQL did not answer: " + query, ex);
		}
	}

}
