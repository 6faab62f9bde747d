package dev.gavel.api.platform.request;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a time in a body: a whole number in the unit of the field, or text with a unit.
 */
public abstract class WholeTime extends StdDeserializer<Integer> {

	private static final Duration LONGEST = Duration.ofDays(20);

	private final Duration unit;

	WholeTime(Duration unit) {
		super(Integer.class);
		this.unit = unit;
	}

	@Override
	public Integer deserialize(JsonParser json, DeserializationContext context) {
		if (json.currentToken() == JsonToken.VALUE_STRING) {
			String text = json.getString();
			return in(unit, text)
				.orElseGet(() -> (Integer) context.handleWeirdStringValue(Duration.class, text, "not a time"));
		}
		return (json.currentToken() == JsonToken.VALUE_NUMBER_INT) ? json.getIntValue()
				: (Integer) context.handleUnexpectedToken(Duration.class, json);
	}

	/**
	 * @return nothing unless the text is a time that has a whole number of these units
	 */
	public static Optional<Integer> in(Duration unit, String text) {
		return TimeSpan.read(text)
			.filter((time) -> time.compareTo(LONGEST) < 0 && time.toNanos() % unit.toNanos() == 0)
			.map((time) -> Math.toIntExact(time.dividedBy(unit)));
	}

	/** In {@code …_ms}. */
	public static final class Milliseconds extends WholeTime {

		public static final Duration UNIT = Duration.ofMillis(1);

		public Milliseconds() {
			super(UNIT);
		}

	}

	/** In {@code …_seconds}. */
	public static final class Seconds extends WholeTime {

		public Seconds() {
			super(Duration.ofSeconds(1));
		}

	}

}
