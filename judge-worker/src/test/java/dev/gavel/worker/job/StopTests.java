package dev.gavel.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StopTests {

	@Test
	void letsJobsGoOnUntilTheGraceIsOver() {
		Stop stop = new Stop(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), Duration.ofSeconds(10));
		assertThat(stop.requested()).isFalse();
		assertThat(stop.graceIsOver()).isFalse();
		stop.request();
		assertThat(stop.requested()).isTrue();
		assertThat(stop.graceIsOver()).isFalse();
	}

	@Test
	void givesJobsBackAfterTheGrace() {
		Stop stop = new Stop(Clock.systemUTC(), Duration.ofSeconds(-1));
		stop.request();
		assertThat(stop.graceIsOver()).isTrue();
	}

}
