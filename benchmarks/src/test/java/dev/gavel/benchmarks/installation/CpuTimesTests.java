package dev.gavel.benchmarks.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuTimesTests {

	@Test
	void leavesTheClientsOutOfGavel() {
		CpuTimes earlier = new CpuTimes(Map.of(Part.API, Duration.ofMillis(10)));
		CpuTimes later = new CpuTimes(Map.of(Part.API, Duration.ofMillis(30), Part.MYSQL, Duration.ofMillis(5),
				Part.CLIENTS, Duration.ofMillis(100)));
		CpuTimes used = later.since(earlier);
		assertThat(used.of(Part.API)).isEqualTo(Duration.ofMillis(20));
		assertThat(used.ofGavel()).isEqualTo(Duration.ofMillis(25));
	}

}
