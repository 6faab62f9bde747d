package dev.gavel.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One running mysqld. */
final class MySqlProcess {

	/** Long, because a killed server first recovers its data. */
	private static final Duration START_PATIENCE = Duration.ofMinutes(2);

	private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

	private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

	private final Process process;

	private final Tether tether;

	private final MySqlFolder files;

	private MySqlProcess(Process process, Tether tether, MySqlFolder files) {
		this.process = process;
		this.tether = tether;
		this.files = files;
	}

	static void initialize(Mysqld mysqld, MySqlFolder files) {
		files.deleteNewData();
		List<String> options = mysqld.options(files, files.newData());
		options.add("--initialize-insecure");
		MySqlProcess process = launch(mysqld.command(options), files, files.newData());
		try {
			if (ProcessEnd.exitCode(process.process) != 0) {
				throw process.failed("could not create its data folder");
			}
		}
		finally {
			process.stop();
		}
		files.adoptNewData();
	}

	static MySqlProcess start(Mysqld mysqld, MySqlFolder files, int port, Durability durability) {
		List<String> options = mysqld.options(files, files.data());
		options.addAll(List.of("--port=" + port, "--bind-address=127.0.0.1", "--socket=" + Mysqld.SOCKET,
				"--mysqlx=OFF", "--pid-file=" + files.pidFile(), "--skip-log-bin", "--skip-name-resolve", "--ssl=OFF",
				"--default-time-zone=+00:00", "--performance-schema=OFF", "--innodb-buffer-pool-size=64M",
				"--innodb-purge-threads=1", // several wait for each other by spinning
				"--innodb-flush-log-at-trx-commit=" + durability.flushLogAtCommit()));
		return launch(mysqld.serve(options), files, files.data());
	}

	private static MySqlProcess launch(ProcessBuilder command, MySqlFolder files, Path data) {
		files.startLog();
		try {
			Process process = command.redirectInput(new File("/dev/null"))
				.redirectErrorStream(true)
				.redirectOutput(files.log().toFile())
				.start();
			return new MySqlProcess(process, Tether.tie(process, data.toString()), files);
		}
		catch (IOException ex) {
			throw new EmbeddedServerException("Cannot run MySQL: " + ex.getMessage(), ex);
		}
	}

	void awaitAnswer(String jdbcUrl, String username, String password) {
		long deadline = System.nanoTime() + START_PATIENCE.toNanos();
		while (!answers(jdbcUrl, username, password)) {
			if (ProcessEnd.ended(process, POLL_INTERVAL)) {
				throw failed("ended while it started");
			}
			if (System.nanoTime() > deadline) {
				stop();
				throw failed("did not answer within " + START_PATIENCE.toSeconds() + " s");
			}
		}
	}

	private boolean answers(String jdbcUrl, String username, String password) {
		try (var connection = DriverManager.getConnection(jdbcUrl + "&connectTimeout=1000&socketTimeout=5000", username,
				password)) {
			return connection.isValid(1);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	long pid() {
		return process.pid();
	}

	CompletableFuture<Void> onExit() {
		return process.onExit().thenAccept((ended) -> {
		});
	}

	void stop() {
		process.destroy();
		if (!ProcessEnd.ended(process, STOP_PATIENCE)) {
			process.destroyForcibly();
			ProcessEnd.exitCode(process);
		}
		tether.close();
	}

	private EmbeddedServerException failed(String what) {
		tether.close();
		return new EmbeddedServerException("MySQL %s. %d MB are free on its disk. The end of %s:%n%s".formatted(what,
				files.path().toFile().getUsableSpace() / 1_000_000, files.log(), endOfLog()));
	}

	private String endOfLog() {
		try {
			List<String> lines = Files.readAllLines(files.log(), StandardCharsets.ISO_8859_1);
			return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
