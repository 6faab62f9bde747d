package dev.gavel.embedded;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A MySQL server of this machine's own, with one database and one account, both named
 * {@value #NAME}.
 */
public final class EmbeddedMySql implements AutoCloseable {

	private static final String NAME = "gavel";

	private final MySqlProcess process;

	private final int port;

	private final String password;

	private EmbeddedMySql(MySqlProcess process, int port, String password) {
		this.process = process;
		this.port = port;
		this.password = password;
	}

	/**
	 * Starts the server and waits until it answers; the first start on a folder takes
	 * some seconds more.
	 * @param folder keeps data, log and password of this server
	 * @param cache keeps the unpacked binaries, shared by all servers of this user
	 * @param progress is told what is being done, in a few words
	 * @throws EmbeddedServerException if it cannot be started
	 */
	public static EmbeddedMySql start(Path folder, Path cache, Durability durability, Consumer<String> progress) {
		return start(folder, cache, FreePort.find(), durability, progress);
	}

	/** Does the same on a port of the caller's choice, so that clients find it again. */
	public static EmbeddedMySql start(Path folder, Path cache, int port, Durability durability,
			Consumer<String> progress) {
		MySqlFolder files = MySqlFolder.create(folder);
		LeftOverMySql.stop(files, progress);
		Mysqld mysqld = Mysqld.unpack(cache, progress);
		MySqlAccount account = MySqlAccount.of(files, NAME);
		if (!files.isInitialized()) {
			progress.accept("creating the data folder");
			MySqlProcess.initialize(mysqld, files);
		}
		progress.accept("starting");
		EmbeddedMySql server = new EmbeddedMySql(MySqlProcess.start(mysqld, files, port, durability), port,
				account.password());
		server.process.awaitAnswer(server.jdbcUrl(), NAME, account.password());
		return server;
	}

	/**
	 * Without certificates on loopback, so the password's key must be fetched from the
	 * server.
	 */
	public String jdbcUrl() {
		return jdbcUrl(NAME);
	}

	/**
	 * The account may use and create every database whose name starts with
	 * {@value #NAME}.
	 */
	public String jdbcUrl(String database) {
		return "jdbc:mysql://127.0.0.1:%d/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true".formatted(port, database);
	}

	public String username() {
		return NAME;
	}

	public String password() {
		return password;
	}

	public long pid() {
		return process.pid();
	}

	/** Completes when the server has ended, whether it was closed or died. */
	public CompletableFuture<Void> onExit() {
		return process.onExit();
	}

	@Override
	public void close() {
		process.stop();
	}

}
