package dev.gavel.benchmarks.installation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A part in a JVM of its own. */
final class PartProcess implements AutoCloseable {

	private static final long PATIENCE_SECONDS = 30;

	private final Process process;

	private final String name;

	private final Path log;

	private PartProcess(Process process, String name, Path log) {
		this.process = process;
		this.name = name;
		this.log = log;
	}

	/**
	 * Starts a part with the options of this JVM.
	 * @param logs where it writes its log
	 */
	static PartProcess start(String part, String name, Path logs, List<String> settings) {
		Path log = logs.resolve(name + ".log");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dgavel.log=" + log, "-cp",
						System.getProperty("java.class.path")));
		command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
		command.addAll(List.of(PartMain.class.getName(), part));
		command.addAll(settings);
		try {
			return new PartProcess(new ProcessBuilder(command)
				.redirectError(ProcessBuilder.Redirect.appendTo(logs.resolve(name + ".err").toFile()))
				.start(), name, log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Waits until it is ready.
	 * @return what it says about itself
	 * @throws IllegalStateException if it ends instead
	 */
	String awaitReady() {
		try {
			BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				if (line.startsWith(PartMain.READY)) {
					return line.substring(PartMain.READY.length());
				}
			}
			throw new IllegalStateException("%s ended while it started; see %s".formatted(name, log));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * @throws IllegalStateException if it has ended
	 */
	ProcessFiles files() {
		if (!process.isAlive()) {
			throw new IllegalStateException("%s has ended; see %s".formatted(name, log));
		}
		return new ProcessFiles(process.pid());
	}

	@Override
	public void close() {
		try {
			process.getOutputStream().close();
			if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				process.destroyForcibly();
			}
		}
		catch (IOException ex) {
			process.destroyForcibly();
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
