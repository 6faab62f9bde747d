package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares whole strings, so simply that it is seen to be right. */
final class StringComparison {

	private static final Pattern NUMBER = Pattern
		.compile("[+-]?(?:(?<hexadecimal>0[xX](?:\\p{XDigit}+(?:\\.\\p{XDigit}*)?|\\.\\p{XDigit}+))"
				+ "(?:(?<binary>[pP][+-]?[0-9]+)|[pP][+-]?)?"
				+ "|(?<decimal>[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:(?<exponent>[eE][+-]?[0-9]+)|[eE][+-]?)?)");

	private static final Pattern SPACE_OR_TOKEN = Pattern.compile("[ \\t-\\r]+|[^ \\t-\\r]+");

	private StringComparison() {
	}

	/** Whether the actual text is right. */
	static boolean accepts(Text spec, String expected, String actual) {
		List<String> wanted = parts(spec.match(), expected);
		List<String> found = parts(spec.match(), actual);
		if (wanted.size() != found.size()) {
			return false;
		}
		for (int i = 0; i < wanted.size(); i++) {
			if (!accepts(spec, wanted.get(i), found.get(i), i)) {
				return false;
			}
		}
		return true;
	}

	private static List<String> parts(Match match, String text) {
		List<String> parts = new ArrayList<>();
		Matcher matcher = SPACE_OR_TOKEN.matcher((match == Match.LINES) ? trimmed(text) : text);
		while (matcher.find()) {
			String part = matcher.group();
			boolean space = part.isEmpty() || " \t\n\u000b\f\r".indexOf(part.charAt(0)) >= 0;
			if (!space || match == Match.EXACT) {
				parts.add(part);
			}
			else if (match == Match.LINES) {
				part.chars().filter((character) -> character == '\n').forEach((line) -> parts.add("\n"));
			}
		}
		return parts;
	}

	private static String trimmed(String text) {
		int end = text.length();
		while (end > 0 && " \t\n\u000b\f\r".indexOf(text.charAt(end - 1)) >= 0) {
			end--;
		}
		return text.substring(0, end);
	}

	private static boolean accepts(Text spec, String expected, String actual, int index) {
		OptionalDouble number = (spec.relative() != null || spec.absolute() != null) ? number(expected)
				: OptionalDouble.empty();
		if (number.isEmpty()) {
			return spec.caseSensitive() ? expected.equals(actual) : lower(expected).equals(lower(actual));
		}
		OptionalDouble other = number(actual);
		if (other.isEmpty()) {
			return false;
		}
		double distance = Math.abs(number.getAsDouble() - other.getAsDouble());
		return distance <= Objects.requireNonNullElse(spec.absolute(), -1.0)
				|| distance <= Objects.requireNonNullElse(spec.relative(), -1.0) * Math.abs(number.getAsDouble());
	}

	private static String lower(String text) {
		return Pattern.compile("[A-Z]+").matcher(text).replaceAll((upper) -> upper.group().toLowerCase());
	}

	static OptionalDouble number(String token) {
		Matcher matcher = NUMBER.matcher(token);
		if (!matcher.matches()) {
			return OptionalDouble.empty();
		}
		String decimal = matcher.group("decimal");
		String number = (decimal != null) ? decimal + Objects.requireNonNullElse(matcher.group("exponent"), "")
				: matcher.group("hexadecimal") + Objects.requireNonNullElse(matcher.group("binary"), "p0");
		double value = Double.parseDouble((token.startsWith("-") ? "-" : "") + number);
		return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
	}

}
