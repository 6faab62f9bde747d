package dev.gavel.api.platform.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * Reads a time in a query: a time with an offset, or a date, which means midnight UTC.
 */
@Component
class TimeParameter implements Converter<String, Instant> {

	private static final int LAST_YEAR = 9999;

	@Override
	public @Nullable Instant convert(String text) {
		return text.isBlank() ? null : read(text.strip());
	}

	/**
	 * @throws DateTimeException when it is not a time, or its year has more than four
	 * digits
	 */
	static Instant read(String text) {
		OffsetDateTime time = parse(text);
		if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
			throw new DateTimeException("the year must be 0 to %d".formatted(LAST_YEAR));
		}
		return time.toInstant();
	}

	private static OffsetDateTime parse(String text) {
		try {
			return LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
		}
		catch (DateTimeParseException ex) {
			// A plus that was not encoded arrives as a space.
			return OffsetDateTime.parse(text.replace(' ', '+'));
		}
	}

}
