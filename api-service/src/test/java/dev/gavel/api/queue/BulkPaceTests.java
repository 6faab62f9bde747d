package dev.gavel.api.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkPaceTests {

	private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

	private static final String SUITE = "suite";

	private final BulkPace pace = new BulkPace(Clock.fixed(NOON, ZoneOffset.UTC));

	@ParameterizedTest
	@CsvSource({ "0, 5", "9, 5", "12, 4", "20, 2", "60, 1", "5000, 1" })
	void sendsAheadWhatIsJudgedInAMoment(int millis, int jobs) {
		assertThat(pace.jobsPerSlot()).isEqualTo(1);
		IntStream.range(0, 100).forEach((i) -> took(millis));
		assertThat(pace.jobsPerSlot(job(SUITE, 1000))).isEqualTo(jobs);
	}

	@Test
	void heedsASingleLongOne() {
		IntStream.range(0, 1000).forEach((i) -> took(1));
		took(1500);
		assertThat(pace.jobsPerSlot()).isEqualTo(1);
		assertThat(pace.isSlow()).isTrue();
		IntStream.range(0, 100).forEach((i) -> took(1));
		assertThat(pace.jobsPerSlot()).isEqualTo(5);
		assertThat(pace.isSlow()).isFalse();
	}

	@Test
	void isSlowSoonerWhileSomebodyIsAround() {
		IntStream.range(0, 100).forEach((i) -> took(300));
		assertThat(pace.isSlow()).isFalse();
		pace.interactiveEnded(NOON.minusSeconds(30));
		assertThat(pace.isSlow()).isTrue();
		pace.bulkEnded(SUITE, NOON.plusSeconds(60), NOON.plusSeconds(60).plusMillis(300));
		assertThat(pace.isSlow()).isFalse();
	}

	@Test
	void concludesNothingFromOtherSuites() {
		IntStream.range(0, 100).forEach((i) -> took(1));
		assertThat(pace.jobsPerSlot(job("another", 1000))).isEqualTo(1);
		assertThat(pace.mayBeLong(job("another", 1000))).isFalse();
		assertThat(pace.mayBeLong(job("another", 30_000))).isTrue();
	}

	@Test
	void letsNothingWaitBehindAJobThatCouldTakeLong() {
		IntStream.range(0, 100).forEach((i) -> took(1));
		assertThat(pace.jobsPerSlot(job(SUITE, 5000))).isEqualTo(1);
		assertThat(pace.mayBeLong(job(SUITE, 30_000))).isFalse();
	}

	@Test
	void isSlowUntilTheFirstHasEnded() {
		assertThat(pace.isSlow()).isTrue();
		took(1);
		assertThat(pace.isSlow()).isFalse();
		pace.bulkEnded(SUITE, NOON.minusSeconds(61), NOON.minusSeconds(61));
		assertThat(pace.isSlow()).isTrue();
	}

	private static DeferredJob job(String suite, long timeLimitMillis) {
		return new DeferredJob(new UUID(0, 1), suite, timeLimitMillis, 20);
	}

	private void took(int millis) {
		pace.bulkEnded(SUITE, NOON, NOON.plusMillis(millis));
	}

}
