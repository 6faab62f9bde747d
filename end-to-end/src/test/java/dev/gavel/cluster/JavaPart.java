package dev.gavel.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part that runs on the Java of the tests, with the options that ./gavel gives. */
class JavaPart implements Part {

	private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
			"-XX:+ExitOnOutOfMemoryError");

	private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

	private final String name;

	private final ProcessBuilder command;

	private final Path log;

	private final URI health;

	private @Nullable Process process;

	/**
	 * @param before words that precede the command of Java
	 * @param after what Java is to run
	 * @param health where it tells how it is
	 */
	JavaPart(String name, Path folder, List<String> before, List<String> after, Map<String, String> environment,
			URI health) {
		this.name = name;
		this.log = folder.resolve(name + ".log");
		this.health = health;
		List<String> words = new ArrayList<>(before);
		words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		words.addAll(OPTIONS);
		words.addAll(after);
		this.command = new ProcessBuilder(words).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
		command.environment().putAll(environment);
	}

	@Override
	public String name() {
		return name;
	}

	/** What it has printed in all of its lives. */
	public String output() {
		try {
			return Files.readString(log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void launch() {
		try {
			process = command.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public boolean isReady() {
		return isWell("readiness");
	}

	/** Whether it needs no restart. */
	public boolean isAlive() {
		return isWell("liveness");
	}

	private boolean isWell(String aspect) {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create(health + "/" + aspect))
				.timeout(Duration.ofSeconds(5))
				.build();
			return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public boolean isRunning() {
		return process != null && process.isAlive();
	}

	@Override
	public ProcessHandle process() {
		return Objects.requireNonNull(process, name + " was never started").toHandle();
	}

}
