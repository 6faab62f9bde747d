package dev.gavel.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;

/** The files of one server. */
record MySqlFolder(Path path) {

	static MySqlFolder create(Path path) {
		try {
			return new MySqlFolder(Files.createDirectories(path).toRealPath());
		}
		catch (IOException ex) {
			throw new EmbeddedServerException("Cannot create the folder " + path + ": " + ex.getMessage(), ex);
		}
	}

	Path data() {
		return path.resolve("data");
	}

	/**
	 * Becomes {@link #data()} when it is complete, so that a crash leaves nothing half
	 * made.
	 */
	Path newData() {
		return path.resolve("data.new");
	}

	Path pidFile() {
		return path.resolve("mysqld.pid");
	}

	Path log() {
		return path.resolve("mysqld.log");
	}

	Path accountsSql() {
		return path.resolve("accounts.sql");
	}

	Path password() {
		return path.resolve("password");
	}

	boolean isInitialized() {
		return Files.isDirectory(data());
	}

	void deleteNewData() {
		try {
			Utils.delete(newData().toFile());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void adoptNewData() {
		try {
			Files.move(newData(), data(), ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * One log per start; only the previous one is kept.
	 */
	void startLog() {
		try {
			if (Files.exists(log())) {
				Files.move(log(), path.resolve("mysqld.previous.log"), REPLACE_EXISTING);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
