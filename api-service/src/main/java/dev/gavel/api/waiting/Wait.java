package dev.gavel.api.waiting;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.TimeSpan;
import dev.gavel.api.platform.request.Violations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The duration in {@code ?wait=}: {@code 10s}, {@code 500ms}, {@code PT10S}, or
 * {@code 10} for seconds.
 */
final class Wait {

	private Wait() {
	}

	static Duration parse(@Nullable String text, Duration max) {
		if (text == null) {
			return Duration.ZERO;
		}
		Duration wait = TimeSpan.read(text, ChronoUnit.SECONDS)
			.orElseThrow(() -> Violations.of("wait", "expected a time such as %s, or seconds, got '%s'"
				.formatted(TimeSpan.EXAMPLES, Expected.shortened(text))));
		return (wait.compareTo(max) > 0) ? max : wait;
	}

}
