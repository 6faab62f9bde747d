package dev.gavel.api.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.task.support.TaskExecutorAdapter;

class AcceptancesTests {

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private final InstantSource time = () -> now;

	private int asked;

	private final Acceptances acceptances = new Acceptances((questionIds) -> {
		asked++;
		return List.of(new Acceptance(1, 10L * asked, asked));
	}, time.withZone(ZoneOffset.UTC), new TaskExecutorAdapter(Runnable::run));

	@Test
	void countsAListAgainAfterTenSeconds() {
		assertThat(submissions()).isEqualTo(10);
		now = now.plus(Duration.ofSeconds(9));
		assertThat(submissions()).isEqualTo(10);
		assertThat(asked).isEqualTo(1);
		now = now.plus(Duration.ofSeconds(2));
		submissions();
		assertThat(submissions()).isEqualTo(20);
		assertThat(asked).isEqualTo(2);
	}

	@Test
	void tellsNothingOlderThanAMinute() {
		submissions();
		now = now.plus(Duration.ofSeconds(61));
		assertThat(submissions()).isEqualTo(20);
	}

	@Test
	void asksForNothingOfNoQuestions() {
		assertThat(acceptances.of(List.of())).isEqualTo(Map.of());
		assertThat(asked).isZero();
	}

	private long submissions() {
		return acceptances.of(List.of(1L, 2L)).get(1L).submissions();
	}

}
