package dev.gavel.cluster;

import dev.gavel.embedded.Durability;
import dev.gavel.embedded.EmbeddedMySql;
import dev.gavel.embedded.FreePort;
import dev.gavel.embedded.UserCache;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * MySQL. What it has committed survives its being killed, and need not wait for the disk.
 */
public final class Database implements Part {

	private final int port = FreePort.find();

	private final Path folder;

	private @Nullable EmbeddedMySql server;

	private @Nullable ProcessHandle process;

	Database(Path folder) {
		this.folder = folder.resolve("mysql");
	}

	@Override
	public String name() {
		return "database";
	}

	/** Returns when it answers. */
	@Override
	public void launch() {
		server = EmbeddedMySql.start(folder, UserCache.folder(), port, Durability.SERVER_CRASH, (step) -> {
		});
		process = ProcessHandle.of(server.pid()).orElseThrow();
	}

	@Override
	public boolean isReady() {
		try (Connection connection = connect()) {
			return connection.isValid(1);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	@Override
	public boolean isRunning() {
		return process != null && process.isAlive();
	}

	@Override
	public ProcessHandle process() {
		return Objects.requireNonNull(process, "the database was never started");
	}

	@Override
	public void awaitEnd() {
		Part.super.awaitEnd();
		server().close();
	}

	public Connection connect() throws SQLException {
		return DriverManager.getConnection(server().jdbcUrl() + "&connectTimeout=1000&socketTimeout=5000",
				server().username(), server().password());
	}

	/** What the API needs, once the database has been started for the first time. */
	Map<String, String> settings() {
		return Map.of("GAVEL_DATABASE_URL", server().jdbcUrl(), "GAVEL_DATABASE_USERNAME", server().username(),
				"GAVEL_DATABASE_PASSWORD", server().password());
	}

	private EmbeddedMySql server() {
		return Objects.requireNonNull(server, "the database was never started");
	}

}
