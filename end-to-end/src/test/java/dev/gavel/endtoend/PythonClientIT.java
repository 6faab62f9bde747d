package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the tests of the Python client and its command line against Gavel. */
@ExtendWith(SharedGavel.class)
class PythonClientIT {

	private static final Path CLIENT = Path.of("..", "clients", "python");

	@Test
	void passesItsTests(GavelProcess gavel) throws IOException, InterruptedException {
		ProcessBuilder tests = new ProcessBuilder("python3", "-m", "unittest", "discover", "-s", "tests", "-t", ".")
			.directory(CLIENT.toFile())
			.redirectErrorStream(true);
		tests.environment()
			.putAll(Map.of("GAVEL_URL", "http://127.0.0.1:" + gavel.port(), "PYTHONPATH", "src",
					"PYTHONDONTWRITEBYTECODE", "1"));
		Process process = tests.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		assertThat(output).contains("OK");
	}

}
