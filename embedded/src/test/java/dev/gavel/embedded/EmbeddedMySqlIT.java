package dev.gavel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class EmbeddedMySqlIT {

	private static final Path CACHE = Path.of("target", "mysql-cache");

	@TempDir
	Path folder;

	private final List<String> progress = new ArrayList<>();

	@Test
	void keepsDataOverRestart() throws SQLException {
		try (EmbeddedMySql server = start()) {
			execute(server, "CREATE TABLE note (text VARCHAR(20))");
			execute(server, "INSERT INTO note VALUES ('kept \uD83D\uDE00')");
		}
		assertThat(progress).contains("creating the data folder");
		progress.clear();
		try (EmbeddedMySql server = start()) {
			assertThat(query(server, "SELECT text FROM note")).isEqualTo("kept \uD83D\uDE00");
		}
		assertThat(progress).containsExactly("starting");
	}

	@Test
	void startsAgainAfterKill() throws Exception {
		EmbeddedMySql killed = start();
		execute(killed, "CREATE TABLE note (text VARCHAR(20))");
		execute(killed, "INSERT INTO note VALUES ('committed')");
		ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
		killed.onExit().get(60, TimeUnit.SECONDS);
		try (EmbeddedMySql server = start()) {
			assertThat(query(server, "SELECT text FROM note")).isEqualTo("committed");
		}
		killed.close();
	}

	@Test
	void stopsLeftOverServerOfEarlierRun() throws Exception {
		EmbeddedMySql leftOver = start();
		try (EmbeddedMySql server = start()) {
			assertThat(leftOver.onExit()).succeedsWithin(Duration.ofSeconds(60));
			assertThat(query(server, "SELECT 1")).isEqualTo("1");
		}
		assertThat(progress).contains("stopping the server that an earlier run left behind");
		leftOver.close();
	}

	/** Of another process only root may read it. */
	@Test
	void mayWakeLate() {
		assumeThat(Mysqld.isRoot()).isTrue();
		try (EmbeddedMySql server = start()) {
			assertThat(Path.of("/proc", String.valueOf(server.pid()), "timerslack_ns")).hasContent("100000000");
		}
	}

	@Test
	void worksInFolderWithPathTooLongForSocket() throws SQLException {
		folder = folder.resolve("a".repeat(120));
		try (EmbeddedMySql server = start()) {
			assertThat(query(server, "SELECT 1")).isEqualTo("1");
		}
	}

	@Test
	void hasNoAccountWithoutPassword() throws Exception {
		try (EmbeddedMySql server = start()) {
			for (String name : List.of("root", "gavel", "")) {
				assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), name, ""))
					.hasMessageContaining("Access denied");
			}
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
				.isEqualTo("rw-------");
		}
	}

	@Test
	void endsSoonAfterItsOwnerWasKilled() throws Exception {
		Process owner = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), MySqlOwner.class.getName(), folder.toString(), CACHE.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		long pid = Long.parseLong(owner.inputReader().readLine());
		ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
		owner.destroyForcibly().waitFor();
		await().atMost(Duration.ofSeconds(60)).until(() -> !server.isAlive());
	}

	@Test
	void tellsWhatTheServerSaidWhenItCannotStart() throws IOException {
		start().close();
		Files.writeString(folder.resolve("data/ibdata1"), "broken");
		assertThatThrownBy(this::start).isInstanceOf(EmbeddedServerException.class)
			.hasMessageContaining("MySQL ended while it started")
			.hasMessageContaining("ibdata1");
	}

	private EmbeddedMySql start() {
		return EmbeddedMySql.start(folder, CACHE, Durability.SERVER_CRASH, progress::add);
	}

	private static void execute(EmbeddedMySql server, String sql) throws SQLException {
		try (Connection connection = connect(server); var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static String query(EmbeddedMySql server, String sql) throws SQLException {
		try (Connection connection = connect(server);
				var statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getString(1);
		}
	}

	private static Connection connect(EmbeddedMySql server) throws SQLException {
		return DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
	}

}
