package dev.gavel.value;

import java.math.BigDecimal;
import java.math.MathContext;
import tools.jackson.core.io.schubfach.DoubleToDecimal;

/**
 * Writes a value as Python's {@code repr} does, up to a number of characters. Characters
 * that are newer than the Unicode version of the JVM are escaped, too.
 */
public final class PythonText {

	private static final String ELLIPSIS = "…";

	private static final MathContext ONE_DIGIT = new MathContext(1);

	private PythonText() {
	}

	public static String of(Value value) {
		return abbreviate(value, Integer.MAX_VALUE);
	}

	/**
	 * Writes like {@code repr}, but at most {@code maxLength} characters, the last of
	 * them "…" when something was left out.
	 */
	public static String abbreviate(Value value, int maxLength) {
		return abbreviate(value, new Repr(maxLength));
	}

	static String abbreviate(Value value, Repr repr) {
		StringBuilder text = value.accept(repr);
		return cut(text, repr.maxLength());
	}

	/**
	 * Returns a text itself, or its first characters with "…" as the last one if it has
	 * more than {@code maxLength}.
	 */
	public static String cut(CharSequence text, int maxLength) {
		return (text.length() > maxLength) ? beginning(text, maxLength) + ELLIPSIS : text.toString();
	}

	/** Whether a text that was written here is truncated. */
	public static boolean isAbbreviated(String text) {
		return text.endsWith(ELLIPSIS);
	}

	private static CharSequence beginning(CharSequence text, int maxLength) {
		int end = maxLength - 1;
		boolean splitsPair = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
		return text.subSequence(0, splitsPair ? end - 1 : end);
	}

	/**
	 * Python writes exponents below -4 and from 16 on, and at least two of their digits.
	 */
	static String floatText(double value) {
		if (Double.isNaN(value)) {
			return "nan";
		}
		if (Double.isInfinite(value)) {
			return (value > 0) ? "inf" : "-inf";
		}
		if (value == 0) {
			return (1 / value < 0) ? "-0.0" : "0.0";
		}
		String digits = DoubleToDecimal.toString(value);
		if (digits.indexOf('E') < 0) {
			return digits;
		}
		BigDecimal decimal = shortest(value, digits);
		int exponent = decimal.precision() - decimal.scale() - 1;
		if (exponent >= -4 && exponent < 16) {
			String plain = decimal.toPlainString();
			return (plain.indexOf('.') < 0) ? plain + ".0" : plain;
		}
		BigDecimal mantissa = decimal.movePointLeft(exponent).stripTrailingZeros();
		int size = Math.abs(exponent);
		return mantissa.toPlainString() + ((exponent < 0) ? "e-" : "e+") + ((size < 10) ? "0" : "") + size;
	}

	/**
	 * Returns the fewest digits. Java before 19 gives more than needed, and later
	 * versions at least two.
	 */
	private static BigDecimal shortest(double value, String digits) {
		BigDecimal decimal = new BigDecimal(digits).stripTrailingZeros();
		if (decimal.precision() != 2) {
			return decimal;
		}
		BigDecimal oneDigit = new BigDecimal(value).round(ONE_DIGIT);
		return (oneDigit.doubleValue() == value) ? oneDigit : decimal;
	}

}
