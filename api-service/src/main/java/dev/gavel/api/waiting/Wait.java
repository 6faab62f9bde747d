package dev.gavel.api.waiting;

import dev.gavel.api.platform.request.Violations;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The duration in {@code ?wait=}: {@code 10s}, {@code 500ms}, or {@code 10} for seconds.
 */
final class Wait {

	private static final Pattern FORMAT = Pattern.compile("(\\d{1,9})(ms|s)?");

	private Wait() {
	}

	static Duration parse(@Nullable String text, Duration max) {
		if (text == null) {
			return Duration.ZERO;
		}
		Matcher matcher = FORMAT.matcher(text.strip());
		if (!matcher.matches()) {
			throw Violations.of("wait", "expected a time such as 10s, 500ms or 10, got '%s'".formatted(text));
		}
		long number = Long.parseLong(matcher.group(1));
		Duration wait = "ms".equals(matcher.group(2)) ? Duration.ofMillis(number) : Duration.ofSeconds(number);
		return (wait.compareTo(max) > 0) ? max : wait;
	}

}
