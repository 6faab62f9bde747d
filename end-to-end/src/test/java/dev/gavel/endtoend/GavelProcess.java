package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.embedded.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** The packaged product as a process, started by {@code ./gavel run}. */
final class GavelProcess implements AutoCloseable {

	/**
	 * Ample: a machine that runs other builds at the same time takes several times as
	 * long.
	 */
	private static final Duration START_PATIENCE = Duration.ofMinutes(5);

	/** The script that a user calls. */
	static final Path COMMAND = Path.of("..", "gavel").toAbsolutePath().normalize();

	private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

	static {
		markAsBuilt();
	}

	private final StringBuffer output = new StringBuffer();

	private final Process process;

	private final Path data;

	private final int port;

	private final Thread reader;

	private GavelProcess(Process process, Path data, int port) {
		this.process = process;
		this.data = data;
		this.port = port;
		this.reader = new Thread(this::collectOutput, "output");
		reader.start();
	}

	static GavelProcess launch(Path data) {
		return launch(data, freePort());
	}

	static GavelProcess launch(Path data, int port, String... options) {
		return launch(data, port, Map.of(), options);
	}

	/** In a process group of its own, which can be killed as a whole. */
	static GavelProcess launch(Path data, int port, Map<String, String> environment, String... options) {
		List<String> arguments = new ArrayList<>(
				List.of("run", "--port", String.valueOf(port), "--data", data.toString()));
		arguments.addAll(List.of(options));
		try {
			ProcessBuilder builder = command(COMMAND, arguments.toArray(String[]::new));
			builder.environment().putAll(environment);
			return new GavelProcess(builder.start(), data, port);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * On the Java of the tests, without building again what they were built with, and
	 * without an archive of classes, which would be made beside the tests.
	 */
	static ProcessBuilder command(Path command, String... arguments) {
		ProcessBuilder builder = new ProcessBuilder("setsid", command.toString()).redirectErrorStream(true);
		builder.command().addAll(List.of(arguments));
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("GAVEL_JAVA_OPTIONS", "-Xshare:auto");
		return builder;
	}

	private static void markAsBuilt() {
		try {
			Path marker = Path.of("..", "standalone", "target", "built");
			Files.write(marker, new byte[0]);
			Files.setLastModifiedTime(marker, FileTime.from(Instant.parse(System.getProperty("gavel.build-began"))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static int freePort() {
		return FreePort.find();
	}

	GavelProcess awaitReady() {
		try {
			await().atMost(START_PATIENCE)
				.pollInterval(Duration.ofMillis(50))
				.until(() -> output().contains("Gavel is ready") || !process.isAlive());
			assertThat(output()).contains("Gavel is ready: http://localhost:" + port);
			return this;
		}
		catch (AssertionError | ConditionTimeoutException ex) {
			process.destroyForcibly();
			throw ex;
		}
	}

	GavelClient client() {
		return new GavelClient("http://127.0.0.1:" + port);
	}

	String output() {
		return output.toString();
	}

	Path data() {
		return data;
	}

	int port() {
		return port;
	}

	long pid() {
		return process.pid();
	}

	/**
	 * What it has started: its descendants, and the cells, which are nobody's but hold
	 * the other ends of its pipes.
	 */
	List<ProcessHandle> children() {
		return Stream.concat(process.descendants(), OpenPipes.sharedWith(process.toHandle())).distinct().toList();
	}

	/** The exit code; output is complete. */
	int awaitExit() throws InterruptedException {
		assertThat(process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ends in time: " + output())
			.isTrue();
		reader.join();
		return process.exitValue();
	}

	/**
	 * By its handle, because ending it by {@link Process} would also end our reading of
	 * its output.
	 */
	int terminate() throws InterruptedException {
		process.toHandle().destroy();
		return awaitExit();
	}

	void killGroup() throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-9", "--", "-" + process.pid()).inheritIO().start().waitFor();
		process.waitFor();
	}

	@Override
	public void close() {
		try {
			terminate();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			process.destroyForcibly();
		}
	}

	private void collectOutput() {
		try (BufferedReader reader = process.inputReader()) {
			reader.lines().forEach((line) -> output.append(line).append('\n'));
		}
		catch (IOException | UncheckedIOException ex) {
			output.append(ex);
		}
	}

}
