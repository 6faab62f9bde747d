package dev.gavel.worker.comparison;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads tokens as numbers as glibc's {@code scanf("%lf")} does: in decimal or hexadecimal
 * notation, and with an exponent that may lack its digits. Infinities and NaN are no
 * numbers.
 */
final class TextNumber {

	/** No part gives back characters, so that long tokens take linear time. */
	private static final Pattern NOTATION = Pattern
		.compile("(?<sign>[+-]?+)(?:" + "(?<hexadecimal>0[xX](?:\\p{XDigit}++(?:\\.\\p{XDigit}*+)?+|\\.\\p{XDigit}++))"
				+ "(?:(?<binary>[pP][+-]?+[0-9]++)|[pP][+-]?+)?+"
				+ "|(?<decimal>[0-9]++(?:\\.[0-9]*+)?+|\\.[0-9]++)(?:(?<exponent>[eE][+-]?+[0-9]++)|[eE][+-]?+)?+)");

	private TextNumber() {
	}

	static OptionalDouble of(String token) {
		Matcher matcher = NOTATION.matcher(token);
		if (!matcher.matches()) {
			return OptionalDouble.empty();
		}
		String decimal = matcher.group("decimal");
		String number = (decimal != null) ? decimal + Objects.requireNonNullElse(matcher.group("exponent"), "")
				: matcher.group("hexadecimal") + Objects.requireNonNullElse(matcher.group("binary"), "p0");
		double value = Double.parseDouble(matcher.group("sign") + number);
		return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
	}

}
