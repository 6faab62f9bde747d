package dev.gavel.api.waiting;

import dev.gavel.api.platform.request.Violations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * The duration in {@code ?wait=}: {@code 10s}, {@code 500ms}, or {@code 10} for seconds.
 */
final class Wait {

	private Wait() {
	}

	static Duration parse(@Nullable String text, Duration max) {
		if (text == null) {
			return Duration.ZERO;
		}
		Duration wait = read(text.strip()).filter((duration) -> !duration.isNegative())
			.orElseThrow(
					() -> Violations.of("wait", "expected a time such as 10s, 500ms or 10, got '%s'".formatted(text)));
		return (wait.compareTo(max) > 0) ? max : wait;
	}

	private static Optional<Duration> read(String text) {
		try {
			return Optional.of(DurationStyle.SIMPLE.parse(text, ChronoUnit.SECONDS));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
