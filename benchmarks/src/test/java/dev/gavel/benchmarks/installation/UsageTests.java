package dev.gavel.benchmarks.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.benchmarks.installation.Traffic.Bytes;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageTests {

	private static final Usage EARLIER = new Usage(new CpuTimes(Map.of(Part.API, Duration.ofMillis(10))),
			new DatabaseCounters(1, 2, 3, 4), new Traffic(Map.of(Part.API, new Bytes(100, 10))));

	private static final Usage LATER = new Usage(
			new CpuTimes(Map.of(Part.API, Duration.ofMillis(40), Part.WORKERS, Duration.ofMillis(5))),
			new DatabaseCounters(11, 22, 33, 44),
			new Traffic(Map.of(Part.API, new Bytes(150, 30), Part.WORKERS, new Bytes(7, 8))));

	@Test
	void isWhatWasAddedSinceThen() {
		Usage used = LATER.since(EARLIER);
		assertThat(used.cpuMillis(Part.API)).isEqualTo(30);
		assertThat(used.gavelCpuMillis()).isEqualTo(35);
		assertThat(used.database()).isEqualTo(new DatabaseCounters(10, 20, 30, 40));
		assertThat(used.traffic().of(Part.API)).isEqualTo(new Bytes(50, 20));
		assertThat(used.traffic().of(Part.WORKERS)).isEqualTo(new Bytes(7, 8));
	}

	@Test
	void addsUp() {
		assertThat(LATER.since(EARLIER).plus(EARLIER)).isEqualTo(LATER);
		assertThat(Usage.NONE.plus(LATER)).isEqualTo(LATER);
	}

}
