package dev.gavel.api.platform.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a parameter or a field accepts, and what was found instead. */
public final class Expected {

	private static final int SHOWN = 100;

	private Expected() {
	}

	/**
	 * @param type of the parameter or field
	 * @param found the value as sent
	 */
	public static String butGot(@Nullable Class<?> type, @Nullable Object found) {
		String text = String.valueOf(found);
		return "expected %s, got '%s'%s".formatted(of(type), shortened(text), didYouMean(type, text));
	}

	public static String shortened(String found) {
		return (found.length() > SHOWN) ? found.substring(0, SHOWN) + "…" : found;
	}

	public static String of(@Nullable Class<?> type) {
		if (type == null || type == Object.class) {
			return "a JSON object";
		}
		if (type.isEnum()) {
			return "one of " + String.join(", ", names(type));
		}
		if (type == String.class) {
			return "text";
		}
		if (type == Instant.class) {
			return "a time such as 2026-01-31T12:00:00Z, or a date such as 2026-01-31 (midnight UTC),"
					+ " in the years 0 to 9999";
		}
		if (type == Duration.class) {
			return "a whole number in the unit of the field, or a time such as " + TimeSpan.EXAMPLES;
		}
		if (type == UUID.class) {
			return "an id such as 0198c0de-0000-7000-8000-000000000000";
		}
		if (type == boolean.class || type == Boolean.class) {
			return "true or false";
		}
		if (type == int.class || type == Integer.class) {
			return "a whole number that is not too large";
		}
		if (type == long.class || type == Long.class) {
			return "a whole number";
		}
		if (type == double.class || type == Double.class) {
			return "a number";
		}
		return List.class.isAssignableFrom(type) ? "a list" : "a JSON object";
	}

	private static List<String> names(Class<?> type) {
		return Arrays.stream(type.getEnumConstants()).map((constant) -> ((Enum<?>) constant).name()).toList();
	}

	/** Suggests a name, also for abbreviations such as AC and TLE. */
	private static String didYouMean(@Nullable Class<?> type, String found) {
		if (type == null || !type.isEnum() || found.isBlank()) {
			return "";
		}
		List<String> names = names(type);
		return names.stream()
			.filter((name) -> isShort(name, found.strip()))
			.findFirst()
			.map(", did you mean '%s'?"::formatted)
			.orElseGet(() -> Suggestion.didYouMean(found, names));
	}

	private static boolean isShort(String name, String found) {
		String initials = Arrays.stream(name.split("_"))
			.map((word) -> word.substring(0, 1))
			.collect(Collectors.joining());
		boolean begins = found.length() > 1 && name.regionMatches(true, 0, found, 0, found.length());
		return begins || initials.length() > 1 && initials.equalsIgnoreCase(found);
	}

}
