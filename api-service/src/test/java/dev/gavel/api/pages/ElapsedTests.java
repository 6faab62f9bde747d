package dev.gavel.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTests {

	@ParameterizedTest
	@CsvSource({ "PT0.0129S, 12 ms", "PT1.59S, 1.5 s", "PT125S, 2 min 5 s", "PT-1S, 0 ms" })
	void writesTimesAsPeopleReadThem(Duration time, String text) {
		assertThat(new Elapsed().between(Instant.EPOCH, Instant.EPOCH.plus(time))).isEqualTo(text);
	}

}
