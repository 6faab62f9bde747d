package dev.gavel.api.pages;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * How pages write the time between two moments: {@code 12 ms}, {@code 1.5 s},
 * {@code 2 min 5 s}.
 */
@Component("elapsed")
class Elapsed {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private static final Duration MINUTE = Duration.ofMinutes(1);

	public String between(Instant begin, Instant end) {
		return of(Duration.between(begin, end).toMillis());
	}

	public String of(long millis) {
		Duration time = Duration.ofMillis(millis);
		if (time.compareTo(SECOND) < 0) {
			return Math.max(0, time.toMillis()) + " ms";
		}
		if (time.compareTo(MINUTE) < 0) {
			return "%d.%d s".formatted(time.toSeconds(), time.toMillisPart() / 100);
		}
		return "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
	}

}
