package dev.gavel.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiApplication;
import dev.gavel.embedded.Durability;
import dev.gavel.embedded.EmbeddedMySql;
import dev.gavel.embedded.UserCache;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The API as deploy/kubernetes/migration starts it, without a Kafka. */
class MigrationIT {

	private static final int MIGRATIONS = DeployFiles
		.below(DeployFiles.ROOT.resolve("api-service/src/main/resources/db/migration"), ".sql")
		.size();

	@TempDir
	static Path folder;

	private static EmbeddedMySql server;

	@BeforeAll
	static void start() {
		server = EmbeddedMySql.start(folder.resolve("mysql"), UserCache.folder(), Durability.SERVER_CRASH, (step) -> {
		});
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void migratesOnceThoughTwoStartTogetherAndEnds() throws Exception {
		String database = newDatabase("gavel_new");
		Process first = migrate(database, "first");
		Process second = migrate(database, "second");
		assertThat(exitValue(first)).as(log("first")).isZero();
		assertThat(exitValue(second)).as(log("second")).isZero();
		assertThat(applied(database)).doesNotHaveDuplicates().hasSize(MIGRATIONS);
	}

	@Test
	void refusesTablesOfAnotherBuild() throws Exception {
		String database = newDatabase("gavel_of_another_build");
		assertThat(exitValue(migrate(database, "made"))).as(log("made")).isZero();
		try (Connection connection = connect(database)) {
			connection.createStatement()
				.execute(
						"update flyway_schema_history set description = 'questions', checksum = 1 where version = '1'");
		}
		assertThat(exitValue(migrate(database, "other"))).isEqualTo(1);
		assertThat(log("other")).contains("tables of another build of Gavel");
	}

	@Test
	void saysByItsStatusThatItFailed() throws Exception {
		String database = newDatabase("gavel_of_another");
		try (Connection connection = connect(database)) {
			connection.createStatement().execute("create table guest (id int)");
		}
		assertThat(exitValue(migrate(database, "refused"))).isEqualTo(1);
		assertThat(log("refused")).contains("non-empty schema");
	}

	@Test
	void logsJsonWhenAsked() throws Exception {
		Process process = migrate(newDatabase("gavel_logged"), "json", Map.of("GAVEL_LOG_FORMAT", "ecs"));
		assertThat(exitValue(process)).as(log("json")).isZero();
		assertThat(log("json").lines().filter((line) -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))).isNotEmpty()
			.allSatisfy((line) -> assertThat(JsonMapper.shared().readTree(line).at("/service/name").asString())
				.isEqualTo("gavel-api"));
	}

	private static String newDatabase(String name) throws SQLException {
		try (Connection connection = connect(server.jdbcUrl())) {
			connection.createStatement().execute("create database " + name);
		}
		return server.jdbcUrl(name);
	}

	private static int exitValue(Process process) throws InterruptedException {
		assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
		return process.exitValue();
	}

	private static String log(String name) {
		return DeployFiles.text(folder.resolve(name + ".log"));
	}

	private static Process migrate(String database, String name) throws IOException {
		return migrate(database, name, Map.of());
	}

	private static Process migrate(String database, String name, Map<String, String> settings) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", classPath(), ApiApplication.class.getName());
		builder.environment().put("JAVA_TOOL_OPTIONS", jobsJavaOptions());
		builder.environment().put("GAVEL_DATABASE_URL", database);
		builder.environment().put("GAVEL_DATABASE_USERNAME", server.username());
		builder.environment().put("GAVEL_DATABASE_PASSWORD", server.password());
		builder.environment().put("GAVEL_WORKER_TOKEN", "a-token-for-this-test");
		builder.environment().putAll(settings);
		return builder.redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile()).start();
	}

	/** Without modules that have settings for logs of their own. */
	private static String classPath() {
		List<Path> others = Stream.of("standalone", "testing").map(DeployFiles.ROOT::resolve).toList();
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> others.stream().noneMatch(Path.of(entry)::startsWith))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static String jobsJavaOptions() {
		return Overlay.of("migration", Kustomization.in(DeployFiles.KUBERNETES.resolve("migration")).documents())
			.containers()
			.get(0)
			.getEnv()
			.stream()
			.filter((variable) -> variable.getName().equals("JAVA_TOOL_OPTIONS"))
			.map(EnvVar::getValue)
			.findFirst()
			.orElseThrow();
	}

	private static List<String> applied(String database) throws SQLException {
		return column(database, "select version from flyway_schema_history where success");
	}

	private static List<String> column(String database, String query) throws SQLException {
		List<String> values = new ArrayList<>();
		try (Connection connection = connect(database);
				ResultSet rows = connection.createStatement().executeQuery(query)) {
			while (rows.next()) {
				values.add(rows.getString(1));
			}
		}
		return values;
	}

	private static Connection connect(String database) throws SQLException {
		return DriverManager.getConnection(database, server.username(), server.password());
	}

}
