package dev.gavel.value;

import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.Collected;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value.TupleValue;
import java.math.BigDecimal;
import java.util.HexFormat;

/** Writes a value as Python's {@code repr} does, up to a number of characters. */
public final class PythonText {

	private static final String ELLIPSIS = "…";

	private static final HexFormat HEX = HexFormat.of();

	private final StringBuilder text = new StringBuilder();

	private final int maxLength;

	private PythonText(int maxLength) {
		this.maxLength = maxLength;
	}

	static String of(Value value) {
		return abbreviate(value, Integer.MAX_VALUE);
	}

	/**
	 * As {@code repr}, but with at most {@code maxLength} characters, the last of them
	 * "…" when something was left out.
	 */
	public static String abbreviate(Value value, int maxLength) {
		PythonText writer = new PythonText(maxLength);
		writer.write(value);
		return writer.full() ? writer.text.substring(0, maxLength - 1) + ELLIPSIS : writer.text.toString();
	}

	private boolean full() {
		return text.length() > maxLength;
	}

	private void write(Value value) {
		if (value instanceof NoneValue) {
			text.append("None");
		}
		else if (value instanceof BoolValue bool) {
			text.append(bool.value() ? "True" : "False");
		}
		else if (value instanceof IntValue integer) {
			text.append(integer.value());
		}
		else if (value instanceof FloatValue number) {
			text.append(floatText(number.value()));
		}
		else if (value instanceof TextValue string) {
			quote(string.value());
		}
		else if (value instanceof DictValue dict) {
			writeDict(dict);
		}
		else {
			writeCollected((Collected) value);
		}
	}

	private void writeCollected(Collected value) {
		if (value instanceof ListValue) {
			writeElements(value, "[", "]");
		}
		else if (value instanceof TupleValue) {
			writeElements(value, "(", (value.elements().size() == 1) ? ",)" : ")");
		}
		else if (value instanceof SetValue && value.elements().isEmpty()) {
			text.append("set()");
		}
		else {
			writeElements(value, "{", "}");
		}
	}

	private void writeElements(Collected value, String open, String close) {
		text.append(open);
		String separator = "";
		for (Value element : value.elements()) {
			if (full()) {
				return;
			}
			text.append(separator);
			write(element);
			separator = ", ";
		}
		text.append(close);
	}

	private void writeDict(DictValue dict) {
		text.append('{');
		String separator = "";
		for (Value.Entry entry : dict.entries()) {
			if (full()) {
				return;
			}
			text.append(separator);
			write(entry.key());
			text.append(": ");
			write(entry.value());
			separator = ", ";
		}
		text.append('}');
	}

	private void quote(String string) {
		char quote = (string.indexOf('\'') >= 0 && string.indexOf('"') < 0) ? '"' : '\'';
		text.append(quote);
		for (int i = 0; i < string.length() && !full(); i++) {
			escape(string, i, quote);
		}
		text.append(quote);
	}

	private void escape(String string, int index, char quote) {
		char c = string.charAt(index);
		switch (c) {
			case '\n' -> text.append("\\n");
			case '\r' -> text.append("\\r");
			case '\t' -> text.append("\\t");
			case '\\' -> text.append("\\\\");
			default -> {
				if (c == quote) {
					text.append('\\').append(c);
				}
				else if (c < ' ' || (c >= 0x7f && c < 0xa0)) {
					text.append("\\x").append(HEX.toHexDigits((byte) c));
				}
				else if (isLoneSurrogate(string, index)) {
					text.append("\\u").append(HEX.toHexDigits(c));
				}
				else {
					text.append(c);
				}
			}
		}
	}

	private static boolean isLoneSurrogate(String string, int index) {
		char c = string.charAt(index);
		if (Character.isHighSurrogate(c)) {
			return index + 1 == string.length() || !Character.isLowSurrogate(string.charAt(index + 1));
		}
		return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(string.charAt(index - 1)));
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
		BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
		int exponent = decimal.precision() - decimal.scale() - 1;
		if (exponent >= -4 && exponent < 16) {
			String plain = decimal.toPlainString();
			return (plain.indexOf('.') < 0) ? plain + ".0" : plain;
		}
		BigDecimal mantissa = decimal.movePointLeft(exponent).stripTrailingZeros();
		int digits = Math.abs(exponent);
		return mantissa.toPlainString() + ((exponent < 0) ? "e-" : "e+") + ((digits < 10) ? "0" : "") + digits;
	}

}
