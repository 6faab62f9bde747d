package dev.gavel.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A server that a killed run has left behind. */
final class LeftOverMySql {

	private static final int STOP_SECONDS = 30;

	private LeftOverMySql() {
	}

	/**
	 * Stops it, and deletes the socket's lock: the lock names a process, and MySQL
	 * refuses to start if another process now has that number.
	 */
	static void stop(MySqlFolder files, Consumer<String> progress) {
		try {
			running(files).ifPresent((process) -> {
				progress.accept("stopping the server that an earlier run left behind");
				stop(process);
			});
			Files.deleteIfExists(files.pidFile());
			Files.deleteIfExists(files.data().resolve(Mysqld.SOCKET));
			Files.deleteIfExists(files.data().resolve(Mysqld.SOCKET + ".lock"));
		}
		catch (IOException ex) {
			throw new EmbeddedServerException("Cannot tidy up after the earlier server in " + files.path() + ": " + ex,
					ex);
		}
	}

	private static Optional<ProcessHandle> running(MySqlFolder files) throws IOException {
		if (!Files.exists(files.pidFile())) {
			return Optional.empty();
		}
		String pid = Files.readString(files.pidFile()).strip();
		boolean ours = pid.matches("\\d+") && isMysqldOn(files.data(), Path.of("/proc", pid, "cmdline"));
		return ours ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
	}

	private static boolean isMysqldOn(Path data, Path commandLine) {
		try {
			String[] arguments = Files.readString(commandLine, StandardCharsets.ISO_8859_1).split("\0");
			String expected = new String(Mysqld.dataOption(data).getBytes(StandardCharsets.UTF_8),
					StandardCharsets.ISO_8859_1);
			return arguments[0].endsWith("/mysqld") && List.of(arguments).contains(expected);
		}
		catch (IOException ex) {
			return false; // the process is gone
		}
	}

	private static void stop(ProcessHandle process) {
		process.destroy();
		try {
			process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			process.destroyForcibly();
			process.onExit().join();
		}
		catch (Exception ex) {
			throw new EmbeddedServerException("Interrupted while an earlier MySQL server stopped", ex);
		}
	}

}
