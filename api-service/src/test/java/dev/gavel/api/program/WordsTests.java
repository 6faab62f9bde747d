package dev.gavel.api.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

	@ParameterizedTest
	@CsvSource({ "P1D, 1 day", "PT36H, 36 hours", "P14D, 14 days", "PT1H, 1 hour", "PT90M, 90 minutes",
			"PT1M1S, 61 seconds" })
	void writesASettingInItsLargestUnit(Duration setting, String text) {
		assertThat(new Words().period(setting)).isEqualTo(text);
	}

}
