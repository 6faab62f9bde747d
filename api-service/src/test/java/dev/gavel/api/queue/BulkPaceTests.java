package dev.gavel.api.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
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

}
