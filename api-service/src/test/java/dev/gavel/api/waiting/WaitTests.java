package dev.gavel.api.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.platform.request.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitTests {

	private static final Duration MAX = Duration.ofSeconds(60);

	@ParameterizedTest
	@CsvSource({ "10s,10000", "500ms,500", "10,10000", "0,0", "1m,60000", "99999,60000", "PT5S,5000", "pt0.5s,500",
			"' 2s ',2000" })
	void readsTimesUpToTheBound(String text, long millis) {
		assertThat(Wait.parse(text, MAX)).hasMillis(millis);
	}

	@Test
	void isNoWaitWhenNotAskedFor() {
		assertThat(Wait.parse(null, MAX)).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-1", "1.5s", "5 m", "99999999999999999999", "9999999999999999d", "-1s", "PT-1S", "PT",
			"forever" })
	void refusesOthers(String text) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> Wait.parse(text, MAX))
			.withMessageContaining("expected a time such as 10s, 500ms, 1m or PT5S, or seconds, got '" + text + "'");
	}

}
