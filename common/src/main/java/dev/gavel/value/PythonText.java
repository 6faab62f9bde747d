package dev.gavel.value;

import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value.TupleValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.io.schubfach.DoubleToDecimal;

/**
 * Writes a value as Python's {@code repr} does, up to a number of characters. Characters
 * that are newer than the Unicode version of the JVM are escaped, too.
 */
public final class PythonText {

	private static final String ELLIPSIS = "…";

	private static final HexFormat HEX = HexFormat.of();

	private static final MathContext ONE_DIGIT = new MathContext(1);

	private final StringBuilder text = new StringBuilder();

	private final Repr repr = new Repr();

	private final int maxLength;

	private PythonText(int maxLength) {
		this.maxLength = maxLength;
	}

	public static String of(Value value) {
		return abbreviate(value, Integer.MAX_VALUE);
	}

	/**
	 * Writes like {@code repr}, but at most {@code maxLength} characters, the last of
	 * them "…" when something was left out.
	 */
	public static String abbreviate(Value value, int maxLength) {
		PythonText writer = new PythonText(maxLength);
		writer.write(value);
		return writer.full() ? writer.beginning() + ELLIPSIS : writer.text.toString();
	}

	/** Whether a text that was written here is truncated. */
	public static boolean isAbbreviated(String text) {
		return text.endsWith(ELLIPSIS);
	}

	private String beginning() {
		int end = maxLength - 1;
		boolean splitsPair = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
		return text.substring(0, splitsPair ? end - 1 : end);
	}

	private boolean full() {
		return text.length() > maxLength;
	}

	private void write(Value value) {
		value.accept(repr);
	}

	/** Appends to the text, and returns it. */
	private final class Repr implements Value.Visitor<StringBuilder> {

		@Override
		public StringBuilder none(NoneValue none) {
			return text.append("None");
		}

		@Override
		public StringBuilder bool(BoolValue bool) {
			return text.append(bool.value() ? "True" : "False");
		}

		@Override
		public StringBuilder integer(IntValue integer) {
			return text.append(integer.value());
		}

		@Override
		public StringBuilder floating(FloatValue number) {
			return text.append(floatText(number.value()));
		}

		@Override
		public StringBuilder text(TextValue string) {
			return quote(string.value());
		}

		@Override
		public StringBuilder list(ListValue list) {
			return writeElements(list.elements(), "[", "]");
		}

		@Override
		public StringBuilder tuple(TupleValue tuple) {
			return writeElements(tuple.elements(), "(", (tuple.elements().size() == 1) ? ",)" : ")");
		}

		@Override
		public StringBuilder set(SetValue set) {
			return set.elements().isEmpty() ? text.append("set()") : writeElements(set.elements(), "{", "}");
		}

		@Override
		public StringBuilder dict(DictValue dict) {
			return writeDict(dict.entries());
		}

	}

	private StringBuilder writeElements(List<Value> elements, String open, String close) {
		text.append(open);
		String separator = "";
		for (Value element : elements) {
			if (full()) {
				return text;
			}
			text.append(separator);
			write(element);
			separator = ", ";
		}
		return text.append(close);
	}

	private StringBuilder writeDict(List<Entry> entries) {
		text.append('{');
		String separator = "";
		for (Entry entry : entries) {
			if (full()) {
				return text;
			}
			text.append(separator);
			write(entry.key());
			text.append(": ");
			write(entry.value());
			separator = ", ";
		}
		return text.append('}');
	}

	private StringBuilder quote(String string) {
		char quote = (string.indexOf('\'') >= 0 && string.indexOf('"') < 0) ? '"' : '\'';
		text.append(quote);
		for (int i = 0; i < string.length() && !full(); i += Character.charCount(string.codePointAt(i))) {
			escape(string.codePointAt(i), quote);
		}
		return text.append(quote);
	}

	private void escape(int codePoint, char quote) {
		switch (codePoint) {
			case '\n' -> text.append("\\n");
			case '\r' -> text.append("\\r");
			case '\t' -> text.append("\\t");
			case '\\' -> text.append("\\\\");
			default -> {
				if (codePoint == quote) {
					text.append('\\').append(quote);
				}
				else if (isPrintable(codePoint)) {
					text.appendCodePoint(codePoint);
				}
				else {
					text.append(escaped(codePoint));
				}
			}
		}
	}

	private static String escaped(int codePoint) {
		if (codePoint < 0x100) {
			return "\\x" + HEX.toHexDigits((byte) codePoint);
		}
		return (codePoint < 0x10000) ? "\\u" + HEX.toHexDigits((char) codePoint) : "\\U" + HEX.toHexDigits(codePoint);
	}

	/** Does the same as Python's {@code str.isprintable}. */
	private static boolean isPrintable(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				false;
			case Character.SPACE_SEPARATOR -> codePoint == ' ';
			default -> true;
		};
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
