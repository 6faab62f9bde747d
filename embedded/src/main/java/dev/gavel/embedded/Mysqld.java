package dev.gavel.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The server's program, unpacked; the same for every data folder. */
record Mysqld(Path base) {

	/**
	 * Relative to the data folder, because the path of a socket may not exceed 107 bytes.
	 */
	static final String SOCKET = "mysql.sock";

	/**
	 * How late its timers may be. After each commit four threads of its log look for more
	 * every 10 microseconds, then more and more rarely, although they are woken when
	 * there is more: 7,000 times a second under load, which took half of the server's
	 * CPU. With nothing to do, its checkpointer looks 100 times a second.
	 */
	private static final Duration TIMER_SLACK = Duration.ofMillis(100);

	/** The system's default. */
	private static final Duration NO_SLACK = Duration.ZERO;

	private static final String SCRIPT = """
			{ echo "$1" > /proc/self/timerslack_ns; } 2> /dev/null
			shift
			exec "$@"
			""";

	static Mysqld unpack(Path cache, Consumer<String> progress) {
		Mysqld mysqld = new Mysqld(MySqlArchive.unpack(cache, progress));
		SharedLibraries.check(mysqld);
		return mysqld;
	}

	static String dataOption(Path data) {
		return "--datadir=" + data;
	}

	Path program() {
		return base.resolve("bin/mysqld");
	}

	/** Where {@link SharedLibraries} links what the system has under a newer name. */
	Path linkedLibraries() {
		return base.resolve("linked");
	}

	/**
	 * Starts the server in its own session, so that Ctrl-C in the terminal does not reach
	 * it before its clients have stopped.
	 */
	ProcessBuilder serve(List<String> options) {
		return command(TIMER_SLACK, options);
	}

	/**
	 * Runs what ends by itself. Creating a data folder takes twice as long where timers
	 * are late, because its threads wait for each other by them.
	 */
	ProcessBuilder command(List<String> options) {
		return command(NO_SLACK, options);
	}

	private ProcessBuilder command(Duration timerSlack, List<String> options) {
		List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c", SCRIPT, "gavel-mysqld",
				String.valueOf(timerSlack.toNanos()), program().toString()));
		command.addAll(options);
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("LD_LIBRARY_PATH", linkedLibraries().toString());
		return builder;
	}

	List<String> options(MySqlFolder files, Path data) {
		List<String> options = new ArrayList<>(List.of("--no-defaults", "--basedir=" + base,
				"--lc-messages-dir=" + base.resolve("share"), dataOption(data), "--init-file=" + files.accountsSql(),
				"--character-set-server=utf8mb4", "--log-error-verbosity=2"));
		if (isRoot()) {
			options.add("--user=root"); // the server refuses to run as root unless told
										// to
		}
		return options;
	}

	static boolean isRoot() {
		try {
			return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
		}
		catch (IOException ex) {
			return false;
		}
	}

}
