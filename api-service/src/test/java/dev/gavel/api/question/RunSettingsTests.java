package dev.gavel.api.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.run.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunSettingsTests {

	private static final Duration MOST = Duration.ofSeconds(2);

	@Test
	void canBeMadeToTakeLessTime() {
		assertThat(within(new Limits(5000, 1 << 20, 3000L))).isEqualTo(new Limits(2000, 1 << 20, 2000L));
		assertThat(within(new Limits(1000, 1 << 20, 500L))).isEqualTo(new Limits(1000, 1 << 20, 500L));
		assertThat(within(new Limits(5000, 1 << 20))).isEqualTo(new Limits(2000, 1 << 20));
	}

	private static Limits within(Limits limits) {
		return new RunSettings(limits, null).within(MOST).limits();
	}

}
