package dev.gavel.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Python's {@code decimal.Decimal}, of which no digit is lost: 1.50 and 1.5 are two
 * values, though equal as numbers.
 *
 * @param text as {@code str} writes it
 */
public record DecimalValue(String text) implements Value.Atom {

	/** Python refuses exponents of more than 18 digits. */
	private static final Pattern FINITE = Pattern
		.compile("([+-]?)(?=\\.?[0-9])([0-9]*+)(?:\\.([0-9]*+))?+(?:[eE]([+-]?[0-9]{1,9}))?+");

	private static final Pattern INFINITE = Pattern.compile("([+-]?)inf(?:inity)?+", Pattern.CASE_INSENSITIVE);

	private static final int LEAST_PLAIN = -6;

	/** No double needs a longer text. */
	private static final int MOST_DIGITS_OF_DOUBLE = 1100;

	public static DecimalValue of(BigInteger number) {
		return new DecimalValue(number.toString());
	}

	/** Reads what Python's {@code Decimal} reads, but no digits after NaN. */
	public static Optional<DecimalValue> of(String written) {
		Matcher finite = FINITE.matcher(written);
		if (finite.matches()) {
			return Optional.of(new DecimalValue(Scientific.of(finite).text()));
		}
		Matcher infinite = INFINITE.matcher(written);
		if (infinite.matches()) {
			return Optional.of(new DecimalValue(sign(infinite) + "Infinity"));
		}
		return written.equalsIgnoreCase("nan") ? Optional.of(new DecimalValue("NaN")) : Optional.empty();
	}

	private static String sign(Matcher number) {
		return number.group(1).equals("-") ? "-" : "";
	}

	/** Returns the text that equal numbers have in common. It takes linear time. */
	public DecimalValue normalized() {
		Matcher finite = FINITE.matcher(text);
		return finite.matches() ? new DecimalValue(Scientific.of(finite).normalized().text()) : this;
	}

	/** Returns the double that is this number, if there is one. */
	Optional<Double> toDouble() {
		if (text.length() > MOST_DIGITS_OF_DOUBLE || !FINITE.matcher(text).matches()) {
			return Optional.empty();
		}
		double nearest = Double.parseDouble(text);
		return (Double.isFinite(nearest) && (nearest != 0 || normalized().text().equals("0"))
				&& new BigDecimal(nearest).compareTo(new BigDecimal(text)) == 0) ? Optional.of(nearest)
						: Optional.empty();
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.decimal(this);
	}

	@Override
	public Kind kind() {
		return Kind.DECIMAL;
	}

	@Override
	public String toString() {
		return PythonText.of(this);
	}

	/** The digits, which do not begin with 0, times a power of ten. */
	private record Scientific(String sign, String digits, long exponent) {

		static Scientific of(Matcher number) {
			String fraction = (number.group(3) != null) ? number.group(3) : "";
			String digits = number.group(2) + fraction;
			int first = 0;
			while (first < digits.length() - 1 && digits.charAt(first) == '0') {
				first++;
			}
			long exponent = (number.group(4) != null) ? Long.parseLong(number.group(4)) : 0;
			return new Scientific(DecimalValue.sign(number), digits.substring(first), exponent - fraction.length());
		}

		Scientific normalized() {
			int end = digits.length();
			while (end > 0 && digits.charAt(end - 1) == '0') {
				end--;
			}
			return (end == 0) ? new Scientific("", "0", 0)
					: new Scientific(sign, digits.substring(0, end), exponent + digits.length() - end);
		}

		String text() {
			long whole = exponent + digits.length();
			if (exponent > 0 || whole <= LEAST_PLAIN) {
				String fraction = (digits.length() > 1) ? "." + digits.substring(1) : "";
				return "%s%c%sE%+d".formatted(sign, digits.charAt(0), fraction, whole - 1);
			}
			if (exponent == 0) {
				return sign + digits;
			}
			return (whole > 0) ? sign + digits.substring(0, (int) whole) + "." + digits.substring((int) whole)
					: sign + "0." + "0".repeat((int) -whole) + digits;
		}

	}

}
