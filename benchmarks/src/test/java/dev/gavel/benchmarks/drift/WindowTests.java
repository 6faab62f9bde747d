package dev.gavel.benchmarks.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gavel.benchmarks.installation.Footprint;
import dev.gavel.benchmarks.installation.Part;
import dev.gavel.benchmarks.installation.Stages;
import dev.gavel.benchmarks.installation.Usage;
import dev.gavel.benchmarks.load.Latencies;
import dev.gavel.benchmarks.load.Measurement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class WindowTests {

	private final Window window = new Window(1000,
			new Measurement(new Latencies(new Histogram(3)), Duration.ofSeconds(1), Usage.NONE, new Stages(0, 0)),
			new Footprint(Map.of(Part.API, 300_000_000L), Map.of(Part.API, 120L),
					Map.of("submissions", 2_500_000L, "judgements", 1_000_000L, "questions", 16_384L), 80_000_000));

	@Test
	void tellsMegabytes() {
		assertThat(window.residentMegabytes(Part.API)).isEqualTo(300);
		assertThat(window.descriptors(Part.API)).isEqualTo(120);
		assertThat(window.tableMegabytes("submissions")).isEqualTo(2.5);
		assertThat(window.diskMegabytes()).isEqualTo(80);
	}

	@Test
	void putsTogetherTheTablesThatAreNotNamed() {
		assertThat(window.otherTablesMegabytes(List.of("submissions", "judgements"))).isCloseTo(0.016, within(0.001));
	}

}
