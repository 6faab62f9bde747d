package dev.gavel.standalone;

import dev.gavel.worker.sandbox.oci.Doctor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/**
 * {@code gavel run} and {@code gavel doctor}. Exit codes: 1 when Gavel could not start or
 * had to stop, 2 when the command line was not understood; 130 and 143 are Ctrl-C and
 * SIGTERM, after which everything has been stopped too.
 */
public final class Gavel {

	private Gavel() {
	}

	public static void main(String[] arguments) throws Exception {
		List<String> words = Arrays.asList(arguments);
		try {
			if (!words.isEmpty() && words.get(0).equals("doctor")) {
				diagnose(Options.parse(words.subList(1, words.size()), System.getenv()));
			}
			else {
				run(Options.parse(words, System.getenv()));
			}
		}
		catch (IllegalArgumentException ex) {
			end(2, ex.getMessage());
		}
		catch (StartFailure ex) {
			end(1, ex.getMessage());
		}
	}

	/**
	 * Checks with the folder for cells and the environments that {@code run} would use.
	 */
	private static void diagnose(Options options) throws IOException {
		Doctor.main(new String[] { "--gavel.sandbox.work-dir=" + SandboxFolder.of(options.data()),
				"--gavel.sandbox.environments=" + options.environmentSettings() });
	}

	private static void run(Options options) {
		Progress progress = new Progress(output(), isTerminal(), Clock.systemUTC());
		DataFolder data = DataFolder.open(options.data());
		// The log's configuration asks for it, so nothing may have logged before.
		System.setProperty("gavel.logs", data.logs().toString());
		beginLog();
		Startup.of(options, data, progress).run();
	}

	/**
	 * Does this once, because the services start at the same time and each would do it.
	 */
	private static void beginLog() {
		LoggingSystem log = LoggingSystem.get(Gavel.class.getClassLoader());
		log.beforeInitialize();
		log.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
	}

	private static void end(int status, String message) {
		System.err.println(message);
		System.exit(status);
	}

	private static PrintStream output() {
		return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
	}

	private static boolean isTerminal() {
		try {
			String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
			return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
		}
		catch (IOException ex) {
			return false;
		}
	}

}
