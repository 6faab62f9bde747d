package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** The packaged product as a process, started as {@code ./gavel run} starts it. */
final class GavelProcess implements AutoCloseable {

	/**
	 * Ample: a machine that runs other builds at the same time takes several times as
	 * long.
	 */
	private static final Duration START_PATIENCE = Duration.ofMinutes(5);

	private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

	private final StringBuffer output = new StringBuffer();

	private final Process process;

	private final int port;

	private final Thread reader;

	private GavelProcess(Process process, int port) {
		this.process = process;
		this.port = port;
		reader = new Thread(this::collectOutput, "output");
		reader.start();
	}

	static GavelProcess launch(Path data) {
		return launch(data, freePort());
	}

	/** In a process group of its own, which can be killed as a whole. */
	static GavelProcess launch(Path data, int port, String... options) {
		List<String> command = new ArrayList<>(List.of("setsid",
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx640m", "-XX:+UseSerialGC",
				"-jar", System.getProperty("gavel.jar"), "--port", String.valueOf(port), "--data", data.toString()));
		command.addAll(List.of(options));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().put("GAVEL_ROOTFS", RootfsForTests.path());
		try {
			return new GavelProcess(builder.start(), port);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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

	int port() {
		return port;
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
			reader.lines().forEach(line -> output.append(line).append('\n'));
		}
		catch (IOException | UncheckedIOException ex) {
			output.append(ex);
		}
	}

}
