package dev.gavel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressTests {

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	@Test
	void tellsStepsWhileTheyHappenAndTheEnd() {
		String result = progress(false).track(Part.MYSQL, (steps) -> {
			steps.accept("starting");
			assertThat(output.toString()).isEqualTo("  MySQL    starting\n");
			return "result";
		});
		assertThat(result).isEqualTo("result");
		assertThat(output.toString()).isEqualTo("  MySQL    starting\n  MySQL    ready in 0.0 s\n");
	}

	@Test
	void colorsOnlyTerminals() {
		progress(true).track(Part.API, (steps) -> "");
		assertThat(output.toString()).contains("\033[32mready\033[0m in");
	}

	private Progress progress(boolean terminal) {
		return new Progress(new PrintStream(output), terminal, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
	}

}
