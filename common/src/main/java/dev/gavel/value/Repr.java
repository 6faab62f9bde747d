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
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntPredicate;

/** Appends values to a text, as {@code repr} writes them, until it is long enough. */
class Repr implements Value.Visitor<StringBuilder> {

	private static final HexFormat HEX = HexFormat.of();

	private static final int DELETE = 0x7f;

	/** A real part that is not written. */
	private static final FloatValue NO_REAL_PART = new FloatValue(0);

	private final StringBuilder text = new StringBuilder();

	private final int maxLength;

	Repr(int maxLength) {
		this.maxLength = maxLength;
	}

	int maxLength() {
		return maxLength;
	}

	private boolean full() {
		return text.length() > maxLength;
	}

	final StringBuilder append(String added) {
		return text.append(added);
	}

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
		return text.append(PythonText.floatText(number.value()));
	}

	@Override
	public StringBuilder text(TextValue string) {
		return quote(string.value(), Repr::isPrintable);
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

	@Override
	public StringBuilder bytes(BytesValue bytes) {
		text.append('b');
		return quote(bytes.octets(), (octet) -> octet >= ' ' && octet < DELETE);
	}

	@Override
	public StringBuilder complex(ComplexValue complex) {
		String imaginary = shortened(complex.imaginary());
		if (complex.real().equals(NO_REAL_PART)) {
			return text.append(imaginary).append('j');
		}
		String sign = imaginary.startsWith("-") ? "" : "+";
		return text.append('(').append(shortened(complex.real())).append(sign).append(imaginary).append("j)");
	}

	private static String shortened(FloatValue number) {
		String written = PythonText.floatText(number.value());
		return written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
	}

	@Override
	public StringBuilder decimal(DecimalValue decimal) {
		return text.append("Decimal('").append(decimal.text()).append("')");
	}

	final StringBuilder writeElements(List<Value> elements, String open, String close) {
		text.append(open);
		String separator = "";
		for (Value element : elements) {
			if (full()) {
				return text;
			}
			text.append(separator);
			element.accept(this);
			separator = ", ";
		}
		return text.append(close);
	}

	final StringBuilder writeDict(List<Entry> entries) {
		text.append('{');
		String separator = "";
		for (Entry entry : entries) {
			if (full()) {
				return text;
			}
			text.append(separator);
			entry.key().accept(this);
			text.append(": ");
			entry.value().accept(this);
			separator = ", ";
		}
		return text.append('}');
	}

	private StringBuilder quote(String string, IntPredicate isPlain) {
		char quote = (string.indexOf('\'') >= 0 && string.indexOf('"') < 0) ? '"' : '\'';
		text.append(quote);
		for (int i = 0; i < string.length() && !full(); i += Character.charCount(string.codePointAt(i))) {
			escape(string.codePointAt(i), quote, isPlain);
		}
		return text.append(quote);
	}

	private void escape(int codePoint, char quote, IntPredicate isPlain) {
		switch (codePoint) {
			case '\n' -> text.append("\\n");
			case '\r' -> text.append("\\r");
			case '\t' -> text.append("\\t");
			case '\\' -> text.append("\\\\");
			default -> {
				if (codePoint == quote) {
					text.append('\\').append(quote);
				}
				else if (isPlain.test(codePoint)) {
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

}
