package dev.gavel.benchmarks.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageTests {

	@Test
	void leavesClientsOutOfGavel() {
		Usage earlier = new Usage(Map.of(Part.API, Duration.ofMillis(10), Part.CLIENTS, Duration.ZERO), 1, 2);
		Usage later = new Usage(Map.of(Part.API, Duration.ofMillis(40), Part.CLIENTS, Duration.ofMillis(5)), 11, 22);
		Usage used = later.since(earlier);
		assertThat(used.cpuMillis(Part.API)).isEqualTo(30);
		assertThat(used.cpuMillis(Part.CLIENTS)).isEqualTo(5);
		assertThat(used.gavelCpuMillis()).isEqualTo(30);
		assertThat(used.statements()).isEqualTo(10);
		assertThat(used.commits()).isEqualTo(20);
	}

}
