package dev.gavel.api.statistics;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How long the periods are by which submissions are counted. */
enum Step {

	HOUR(ChronoUnit.HOURS, "d MMM, HH:mm"), DAY(ChronoUnit.DAYS, "d MMM"), WEEK(ChronoUnit.WEEKS, "d MMM uuuu"),
	MONTH(ChronoUnit.MONTHS, "MMM uuuu");

	private static final Duration FEW_HOURS = Duration.ofHours(48);

	private static final Duration FEW_DAYS = Duration.ofDays(60);

	private static final Duration FEW_WEEKS = Duration.ofDays(7 * 60);

	private final ChronoUnit unit;

	private final DateTimeFormatter format;

	Step(ChronoUnit unit, String format) {
		this.unit = unit;
		this.format = DateTimeFormatter.ofPattern(format, Locale.ENGLISH).withZone(ZoneOffset.UTC);
	}

	/** Returns the step that divides a time into some tens of periods. */
	static Step of(Instant first, Instant last) {
		Duration span = Duration.between(first, last);
		if (span.compareTo(FEW_HOURS) <= 0) {
			return HOUR;
		}
		if (span.compareTo(FEW_DAYS) <= 0) {
			return DAY;
		}
		return (span.compareTo(FEW_WEEKS) <= 0) ? WEEK : MONTH;
	}

	/** Returns the beginning of the period of a time. */
	Instant begin(Instant time) {
		ZonedDateTime at = time.atZone(ZoneOffset.UTC);
		return switch (this) {
			case HOUR -> at.truncatedTo(ChronoUnit.HOURS).toInstant();
			case DAY -> at.truncatedTo(ChronoUnit.DAYS).toInstant();
			case WEEK ->
				at.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toInstant();
			case MONTH -> at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).toInstant();
		};
	}

	/** Returns the beginning of the next period. */
	Instant next(Instant begin) {
		return begin.atZone(ZoneOffset.UTC).plus(1, unit).toInstant();
	}

	String label(Instant begin) {
		return format.format(begin);
	}

	/** Returns the spelling in JSON and on pages. */
	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
