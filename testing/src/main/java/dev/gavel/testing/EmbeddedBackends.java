package dev.gavel.testing;

import dev.gavel.embedded.Durability;
import dev.gavel.embedded.EmbeddedKafka;
import dev.gavel.embedded.EmbeddedMySql;
import dev.gavel.embedded.UserCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.springframework.util.FileSystemUtils;

/**
 * Servers whose data lies below the module's build folder and is deleted when the process
 * ends.
 */
final class EmbeddedBackends {

	private static final Consumer<String> SILENTLY = (step) -> {
	};

	private EmbeddedBackends() {
	}

	static MySqlBackend mySql() {
		Path folder = newFolder("mysql-");
		EmbeddedMySql server = EmbeddedMySql.start(folder, UserCache.folder(), Durability.SERVER_CRASH, SILENTLY);
		atExit(() -> kill(server), folder);
		return new MySqlBackend(server::jdbcUrl, server.username(), server.password());
	}

	/** Its data is deleted, and stopping with care takes two seconds. */
	private static void kill(EmbeddedMySql server) {
		ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroyForcibly);
		server.close();
	}

	static String kafka() {
		Path folder = newFolder("kafka-");
		EmbeddedKafka server = EmbeddedKafka.start(folder, SILENTLY);
		atExit(server, folder);
		return server.bootstrapServers();
	}

	private static Path newFolder(String prefix) {
		try {
			return Files.createTempDirectory(Files.createDirectories(Path.of("target", "backends").toAbsolutePath()),
					prefix);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void atExit(AutoCloseable server, Path folder) {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			try {
				server.close();
				FileSystemUtils.deleteRecursively(folder);
			}
			catch (Exception ex) {
				System.err.println("Cannot tidy up " + folder + ": " + ex);
			}
		}));
	}

}
