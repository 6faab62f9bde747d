package dev.gavel.benchmarks.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.benchmarks.installation.Usage;
import dev.gavel.benchmarks.load.Latencies;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PhaseTests {

	@Test
	void goesOnInTheNext() {
		Phase taken = new Phase("taken", 100, Duration.ofSeconds(2), latencies(10_000), Usage.NONE);
		Phase both = taken.and(new Phase("rest", 100, Duration.ofSeconds(3), latencies(30_000, 40_000), Usage.NONE),
				"judged");
		assertThat(taken.perSecond()).isEqualTo(50);
		assertThat(both.perSecond()).isEqualTo(20);
		assertThat(both.allSubmissions()).isEqualTo(103);
		assertThat(both.interactive().millisAt(50)).isBetween(29.9, 30.1);
		assertThat(both.interactive().millisAt(99)).isBetween(39.9, 40.1);
	}

	@Test
	void hasNoRateWhileOnlyTheInteractiveClientSubmits() {
		Phase before = new Phase("before", 0, Duration.ofSeconds(2), latencies(), Usage.NONE);
		assertThat(before.perSecond()).isNaN();
		assertThat(before.interactive().millisAt(50)).isNaN();
	}

	private static Latencies latencies(long... micros) {
		Histogram histogram = new Histogram(3);
		for (long each : micros) {
			histogram.recordValue(each);
		}
		return new Latencies(histogram);
	}

}
