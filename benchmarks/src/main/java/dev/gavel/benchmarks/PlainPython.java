package dev.gavel.benchmarks;

import dev.gavel.benchmarks.load.Latencies;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plain Python processes, one per run: no sandbox, no server, nothing stored. A small
 * process beside this JVM starts them and checks what they print (plain_python.py).
 */
final class PlainPython implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final Duration TRIAL = Duration.ofSeconds(1);

	private final Process launcher;

	private final BufferedReader answers;

	private final String title;

	/**
	 * @param interpreter its command, without arguments for Python
	 */
	PlainPython(List<String> interpreter) {
		try (InputStream script = PlainPython.class.getResourceAsStream("/plain_python.py")) {
			List<String> command = new ArrayList<>(interpreter);
			command.addAll(List.of("-I", "-S", "-c", new String(script.readAllBytes(), StandardCharsets.UTF_8)));
			this.launcher = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
			this.answers = launcher.inputReader(StandardCharsets.UTF_8);
			this.title = answer().get("python").stringValue();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The fastest that is on the path. */
	static PlainPython fastest(Run run) {
		NavigableMap<Double, PlainPython> bySpeed = new TreeMap<>();
		for (String folder : System.getenv("PATH").split(":")) {
			Path command = Path.of(folder, "python3");
			if (Files.isExecutable(command)) {
				try {
					PlainPython python = new PlainPython(List.of(command.toString()));
					bySpeed.put(python.run(List.of(run), 1, TRIAL).perSecond(), python);
				}
				catch (IllegalStateException ex) {
					// A script that finds no interpreter.
				}
			}
		}
		if (bySpeed.isEmpty()) {
			throw new IllegalStateException("No python3 on the path works. Install it (Debian, Ubuntu: apt-get "
					+ "install python3-minimal) and try again.");
		}
		PlainPython fastest = bySpeed.pollLastEntry().getValue();
		bySpeed.values().forEach(PlainPython::close);
		return fastest;
	}

	/**
	 * The one that submissions see. Root enters its root file system as it is, others in
	 * a user namespace.
	 */
	static PlainPython ofSandbox(Path rootfs) {
		List<String> command = new ArrayList<>();
		if (!System.getProperty("user.name").equals("root")) {
			command.addAll(List.of("unshare", "--map-root-user"));
		}
		try (Stream<Path> programs = Files.list(rootfs.resolve("usr/bin"))) {
			String name = programs.map((program) -> program.getFileName().toString())
				.filter((program) -> program.matches("python3\\.\\d+"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("No python3 in " + rootfs));
			command.addAll(List.of("chroot", rootfs.toString(), "/usr/bin/" + name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new PlainPython(command);
	}

	/** Its path and version. */
	String title() {
		return title;
	}

	/**
	 * Does the runs in turn, again and again.
	 * @throws IllegalStateException if one printed anything else than it must
	 */
	Runs run(List<Run> runs, int atOnce, Duration time) {
		try {
			byte[] request = JSON.writeValueAsBytes(
					Map.of("programs", runs.stream().map((run) -> List.of(run.program, run.output)).toList(), "at_once",
							atOnce, "seconds", time.toMillis() / 1000.0));
			launcher.getOutputStream().write(request);
			launcher.getOutputStream().write('\n');
			launcher.getOutputStream().flush();
			JsonNode answer = answer();
			Histogram micros = new Histogram(3);
			answer.get("micros").forEach((each) -> micros.recordValue(each.longValue()));
			return new Runs(new Latencies(micros), answer.get("seconds").doubleValue());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private JsonNode answer() throws IOException {
		String line = answers.readLine();
		if (line == null) {
			throw new IllegalStateException("Plain Python ended; its message is above.");
		}
		JsonNode answer = JSON.readTree(line);
		if (answer.has("failure")) {
			throw new IllegalStateException("Plain Python failed: " + answer.get("failure").stringValue());
		}
		return answer;
	}

	/** It ends with its input. */
	@Override
	public void close() {
		try {
			launcher.getOutputStream().close();
		}
		catch (IOException ex) {
			launcher.destroy();
		}
	}

	/** A program and what it must print. */
	record Run(String program, String output) {
	}

	/** Processes that have ended. */
	record Runs(Latencies latencies, double seconds) {

		double perSecond() {
			return latencies.count() / seconds;
		}

	}

}
