package dev.gavel.api.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** A time in a query: with an offset, or a date, which begins at midnight UTC. */
@Component
class TimeParameter implements Converter<String, Instant> {

	@Override
	public @Nullable Instant convert(String text) {
		String time = text.strip();
		if (time.isEmpty()) {
			return null;
		}
		try {
			return LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant();
		}
		catch (DateTimeParseException ex) {
			// Who does not encode a plus sends a blank.
			return OffsetDateTime.parse(time.replace(' ', '+')).toInstant();
		}
	}

}
