package dev.gavel.api.pages;

import java.time.Duration;
import java.util.Arrays;

/** The upper end of a chart's axis, and its labels. */
enum Axis {

	COUNT {

		@Override
		long top(long most) {
			return ceiling(most, 2);
		}

		@Override
		String label(long value) {
			return "%,d".formatted(value);
		}

	},

	/** In milliseconds. */
	TIME {

		@Override
		long top(long most) {
			return Arrays.stream(SECONDS)
				.map((seconds) -> seconds * SECOND)
				.filter((top) -> most <= top)
				.findFirst()
				.orElseGet(() -> HOUR * ceiling(most / HOUR + 1, 2));
		}

		@Override
		String label(long millis) {
			Duration time = Duration.ofMillis(millis);
			if (time.toHours() > 0 && time.toMinutesPart() == 0) {
				return time.toHours() + " h";
			}
			if (time.toMinutes() > 0 && time.toSecondsPart() == 0) {
				return time.toMinutes() + " min";
			}
			return (millis % SECOND == 0) ? time.toSeconds() + " s" : millis + " ms";
		}

	};

	private static final long SECOND = 1000;

	private static final long HOUR = 3600 * SECOND;

	/** Each of them, and half of it, is a plain number of seconds, minutes or hours. */
	private static final long[] SECONDS = { 1, 2, 4, 10, 20, 60, 120, 240, 600, 1200, 3600, 7200, 14_400, 36_000 };

	/** Returns the value at the upper end of the axis, for a highest value. */
	abstract long top(long most);

	abstract String label(long value);

	/** Rounds up to 2, 4 or 10 times a power of ten, whose half is also round. */
	private static long ceiling(long value, long least) {
		long power = 1;
		while (10 * power < value) {
			power *= 10;
		}
		for (long factor : new long[] { 2, 4, 10 }) {
			if (factor * power >= Math.max(value, least)) {
				return factor * power;
			}
		}
		return 10 * power;
	}

}
