package dev.gavel.worker.sandbox.oci.host;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A short program of the host, run to its end.
 */
public record Command(List<String> words, Duration timeout) {

	private static final int OUTPUT_BYTES = 1 << 20;

	public static Command of(String... words) {
		return new Command(List.of(words), Duration.ofSeconds(20));
	}

	/**
	 * Runs it and returns what it wrote, both streams.
	 * @throws IOException it could not be started, failed or took too long; the message
	 * holds what it wrote
	 */
	public String run() throws IOException {
		Process process = new ProcessBuilder(words).redirectErrorStream(true)
			.redirectInput(Redirect.from(new java.io.File("/dev/null")))
			.start();
		process.onExit().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).exceptionally((late) -> {
			process.destroyForcibly();
			return process;
		});
		try (InputStream output = process.getInputStream()) {
			String text = new String(output.readNBytes(OUTPUT_BYTES), StandardCharsets.UTF_8).strip();
			await(process, text);
			return text;
		}
	}

	/**
	 * Runs it with these streams; for a program that leaves a child behind which keeps
	 * them.
	 */
	public void run(Redirect input, Redirect output, Redirect errors) throws IOException {
		Process process = new ProcessBuilder(words).redirectInput(input)
			.redirectOutput(output)
			.redirectError(errors)
			.start();
		await(process, "");
	}

	private void await(Process process, String text) throws IOException {
		try {
			if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
				process.destroyForcibly();
				throw new IOException("%s: expected to end within %s, did not".formatted(name(), timeout));
			}
			if (process.exitValue() != 0) {
				throw new IOException(
						"%s: expected to succeed, ended with %d: %s".formatted(name(), process.exitValue(), text));
			}
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new IOException(name() + ": interrupted", ex);
		}
	}

	private String name() {
		return String.join(" ", words);
	}

}
