package dev.gavel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs CPython, against which our readers and writers are checked: the interpreter of the
 * rootfs that GAVEL_ROOTFS names, otherwise the machine's python3.
 */
public final class PythonInterpreter {

	private PythonInterpreter() {
	}

	/** Returns what a script in {@code python/} prints when it is given the lines. */
	public static List<String> run(String script, List<String> lines) throws IOException, InterruptedException {
		Path input = Files.createTempFile("python", ".in");
		Path output = Files.createTempFile("python", ".out");
		try {
			Files.write(input, lines);
			Process process = process(script, input, output);
			assertThat(process.waitFor()).as(() -> "exit status of " + script).isZero();
			return Files.readAllLines(output, UTF_8);
		}
		finally {
			Files.delete(input);
			Files.delete(output);
		}
	}

	private static Process process(String script, Path input, Path output) throws InterruptedException {
		String rootfs = System.getenv("GAVEL_ROOTFS");
		Path file = Path.of("src/test/resources/python", script).toAbsolutePath();
		ProcessBuilder builder = (rootfs != null) ? inRootfs(Path.of(rootfs), file)
				: new ProcessBuilder("python3", file.toString());
		try {
			return builder.redirectInput(input.toFile())
				.redirectOutput(output.toFile())
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
		}
		catch (IOException ex) {
			return abort("There is no Python here: " + ex.getMessage());
		}
	}

	/**
	 * Uses the loader and libraries of the rootfs, which may be newer than the machine's.
	 */
	private static ProcessBuilder inRootfs(Path rootfs, Path script) {
		String libraries = rootfs.resolve("usr/lib/x86_64-linux-gnu").toString();
		ProcessBuilder builder = new ProcessBuilder(rootfs.resolve("lib64/ld-linux-x86-64.so.2").toString(),
				"--library-path", libraries, rootfs.resolve("usr/bin/python3.13").toString(), script.toString());
		builder.environment().put("PYTHONHOME", rootfs.resolve("usr").toString());
		return builder;
	}

}
