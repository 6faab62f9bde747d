package dev.gavel.api.platform.request;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.boot.convert.DurationStyle;

/** Reads a length of time as text: 10s, 500ms, 1m, or as ISO 8601 writes it, PT5S. */
public final class TimeSpan {

	public static final String EXAMPLES = "10s, 500ms, 1m or PT5S";

	private TimeSpan() {
	}

	/**
	 * @return nothing unless it is one, and not negative
	 */
	public static Optional<Duration> read(String text) {
		return hasUnit(text) ? read(text, ChronoUnit.SECONDS) : Optional.empty();
	}

	/**
	 * @param unit of a number alone
	 * @return nothing unless it is one, and not negative
	 */
	public static Optional<Duration> read(String text, ChronoUnit unit) {
		try {
			return Optional.of(DurationStyle.detectAndParse(text.strip(), unit)).filter((time) -> !time.isNegative());
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			return Optional.empty();
		}
	}

	private static boolean hasUnit(String text) {
		return text.chars().anyMatch(Character::isLetter);
	}

}
