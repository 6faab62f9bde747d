package dev.gavel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShutdownTests {

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final Shutdown shutdown = new Shutdown(new Progress(new PrintStream(output), false, Clock.systemUTC()));

	private final List<Part> stopped = new ArrayList<>();

	@Test
	void stopsPartsBeforeThoseTheyDependOn() {
		List.of(Part.WORKER, Part.KAFKA, Part.API, Part.MYSQL).forEach(this::start);
		shutdown.run();
		assertThat(stopped).containsExactly(Part.WORKER, Part.API, Part.KAFKA, Part.MYSQL);
		assertThat(output.toString()).isEqualTo("Stopping Gavel\nGavel has stopped\n");
	}

	@Test
	void stopsTheOtherPartsWhenOneFails() {
		shutdown.add(Part.API, () -> {
			throw new IllegalStateException("is broken");
		});
		start(Part.MYSQL);
		shutdown.run();
		assertThat(stopped).containsExactly(Part.MYSQL);
	}

	@Test
	void saysNothingWhereNothingWasStarted() {
		shutdown.run();
		assertThat(shutdown.begun()).isTrue();
		assertThat(output.toString()).isEmpty();
	}

	private void start(Part part) {
		shutdown.add(part, () -> stopped.add(part));
	}

}
