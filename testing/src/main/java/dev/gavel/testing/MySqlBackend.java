package dev.gavel.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A running MySQL server and an account that may create databases. */
public final class MySqlBackend {

	private final AtomicInteger databases = new AtomicInteger();

	private final UnaryOperator<String> jdbcUrlOfDatabase;

	private final String username;

	private final String password;

	MySqlBackend(UnaryOperator<String> jdbcUrlOfDatabase, String username, String password) {
		this.jdbcUrlOfDatabase = jdbcUrlOfDatabase;
		this.username = username;
		this.password = password;
	}

	/** An empty one that no other test uses. */
	public MySqlDatabase createDatabase() {
		String name = "gavel_" + databases.incrementAndGet();
		String anyDatabase = jdbcUrlOfDatabase.apply("");
		try (var connection = DriverManager.getConnection(anyDatabase, username, password);
				var statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Cannot create the database " + name + " for a test", ex);
		}
		return new MySqlDatabase(jdbcUrlOfDatabase.apply(name), username, password);
	}

}
