package dev.gavel.api.imports.format.python;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the scripts of production in a Python of this machine. Code of others is only
 * parsed; only reference solutions of tests run.
 */
public final class LocalPython implements PythonReader, ReferenceCalls {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String LOOP = """
			import importlib.util, json, sys

			spec = importlib.util.spec_from_file_location("outline", sys.argv[1])
			outline = importlib.util.module_from_spec(spec)
			spec.loader.exec_module(outline)
			for line in sys.stdin:
			    print(json.dumps([outline.outline(source, entry) for source, entry in json.loads(line)], allow_nan=False), flush=True)
			""";

	private static @Nullable LocalPython shared;

	private final Process process;

	private final Writer input;

	private final BufferedReader output;

	private LocalPython(Process process) {
		this.process = process;
		this.input = process.outputWriter(StandardCharsets.UTF_8);
		this.output = process.inputReader(StandardCharsets.UTF_8);
	}

	/** Returns one process for all tests. */
	public static synchronized LocalPython shared() {
		if (shared == null || !shared.process.isAlive()) {
			shared = new LocalPython(start("-c", LOOP, script("outline.py")));
		}
		return shared;
	}

	private static String script(String name) {
		return Path.of("src/main/resources/imports", name).toAbsolutePath().toString();
	}

	private static Process start(String... arguments) {
		String rootfs = System.getenv("GAVEL_ROOTFS");
		List<String> command = new ArrayList<>((rootfs != null) ? inRootfs(Path.of(rootfs)) : List.of("python3"));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command);
		if (rootfs != null) {
			builder.environment().put("PYTHONHOME", Path.of(rootfs, "usr").toString());
		}
		try {
			return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		}
		catch (IOException ex) {
			return abort("There is no Python here: " + ex.getMessage());
		}
	}

	private static List<String> inRootfs(Path rootfs) {
		return List.of(rootfs.resolve("lib64/ld-linux-x86-64.so.2").toString(), "--library-path",
				rootfs.resolve("usr/lib/x86_64-linux-gnu").toString(), rootfs.resolve("usr/bin/python3.13").toString());
	}

	@Override
	public synchronized List<Outline> read(List<Source> sources, Caller caller) throws UnreadableFileException {
		try {
			input.write(JSON
				.writeValueAsString(sources.stream().map((source) -> List.of(source.text(), source.entry())).toList()));
			input.write('\n');
			input.flush();
			return OutlineJson.read(JSON.readTree(output.readLine()), sources.size()).orElseThrow();
		}
		catch (UnreadableFileException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the outline of a source. */
	public Outline read(String text, String entry) throws UnreadableFileException {
		return read(List.of(new Source(text, entry)), Caller.trusted("127.0.0.1")).get(0);
	}

	@Override
	public List<Returned> call(String code, String function, List<List<String>> calls, Caller caller)
			throws UnreadableFileException {
		Process calling = start(script("calls.py"));
		try (Writer writer = calling.outputWriter(StandardCharsets.UTF_8);
				BufferedReader reader = calling.inputReader(StandardCharsets.UTF_8)) {
			writer.write(JSON.writeValueAsString(Map.of("code", code, "function", function, "calls", calls)));
			writer.close();
			JsonNode printed = JSON.readTree(reader.readLine());
			if (printed.has("error")) {
				throw new UnreadableFileException("The reference solution does not run.");
			}
			return printed.valueStream()
				.map((each) -> new Returned(each.path("literal").asString(null), each.path("error").asString(null)))
				.toList();
		}
		catch (UnreadableFileException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
