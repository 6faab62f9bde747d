package dev.gavel.api.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkPaceTests {

	@ParameterizedTest
	@CsvSource({ "0, 4", "10, 4", "20, 2", "60, 1", "5000, 1" })
	void sendsAheadWhatIsJudgedInAMoment(int millis, int jobs) {
		BulkPace pace = new BulkPace();
		assertThat(pace.jobsPerSlot()).isEqualTo(1);
		IntStream.range(0, 100).forEach((i) -> pace.took(Duration.ofMillis(millis)));
		assertThat(pace.jobsPerSlot()).isEqualTo(jobs);
	}

	@Test
	void heedsASingleLongOne() {
		BulkPace pace = new BulkPace();
		IntStream.range(0, 1000).forEach((i) -> pace.took(Duration.ofMillis(1)));
		pace.took(Duration.ofMillis(1500));
		assertThat(pace.jobsPerSlot()).isEqualTo(1);
		assertThat(pace.isSlow()).isTrue();
		IntStream.range(0, 100).forEach((i) -> pace.took(Duration.ofMillis(1)));
		assertThat(pace.jobsPerSlot()).isEqualTo(4);
		assertThat(pace.isSlow()).isFalse();
	}

}
