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
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code repr} writes for plain values: numbers, text, True, False, None,
 * lists, tuples, sets, dicts, nan and inf.
 */
public final class PythonLiteral {

	private static final Pattern NUMBER = Pattern
		.compile("[+-]?(?:inf\\b|nan\\b|(?:\\d[\\d_]*\\.?[\\d_]*|\\.\\d[\\d_]*)(?:[eE][+-]?\\d+)?)");

	private static final Pattern WORD = Pattern.compile("[A-Za-z_]+");

	private final String text;

	private int position;

	private int depth;

	private PythonLiteral(String text) {
		this.text = text;
	}

	/**
	 * @throws MalformedValue when the text is not one literal
	 */
	public static Value parse(String text) {
		PythonLiteral literal = new PythonLiteral(text);
		Value value = literal.value();
		literal.skipSpace();
		if (literal.position < text.length()) {
			throw literal.malformed("the end");
		}
		return value;
	}

	private Value value() {
		skipSpace();
		if (position == text.length()) {
			throw malformed("a value");
		}
		if (++depth > ValueMapper.MAX_DEPTH) {
			throw new MalformedValue("values may be nested %d deep".formatted(ValueMapper.MAX_DEPTH));
		}
		try {
			return switch (text.charAt(position)) {
				case '[' -> new ListValue(sequence('[', ']').elements());
				case '(' -> parenthesized();
				case '{' -> braced();
				case '\'', '"' -> new TextValue(new QuotedText().read());
				default -> numberOrWord();
			};
		}
		finally {
			depth--;
		}
	}

	private Value numberOrWord() {
		Matcher number = NUMBER.matcher(text).region(position, text.length());
		if (number.lookingAt()) {
			position = number.end();
			return number(number.group().replace("_", ""));
		}
		Matcher word = WORD.matcher(text).region(position, text.length());
		if (!word.lookingAt()) {
			throw malformed("a value");
		}
		Value value = switch (word.group()) {
			case "None" -> NoneValue.NONE;
			case "True" -> new BoolValue(true);
			case "False" -> new BoolValue(false);
			case "set" -> emptySet(word.end());
			default -> throw malformed("a value");
		};
		position = word.end() + ((value instanceof SetValue) ? "()".length() : 0);
		return value;
	}

	private Value emptySet(int end) {
		if (!text.startsWith("()", end)) {
			throw malformed("set()");
		}
		return new SetValue(List.of());
	}

	private Value number(String digits) {
		if (digits.length() > ValueMapper.MAX_DIGITS) {
			throw new MalformedValue("numbers may have %,d digits".formatted(ValueMapper.MAX_DIGITS));
		}
		if (digits.endsWith("nan")) {
			return new FloatValue(Double.NaN);
		}
		if (digits.endsWith("inf")) {
			return new FloatValue(digits.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
		}
		boolean integral = digits.chars().allMatch((c) -> Character.isDigit(c) || c == '+' || c == '-');
		return integral ? new IntValue(new BigInteger(digits)) : new FloatValue(Double.parseDouble(digits));
	}

	private Value parenthesized() {
		Sequence sequence = sequence('(', ')');
		boolean onlyGrouped = sequence.elements().size() == 1 && !sequence.trailingComma();
		return onlyGrouped ? sequence.elements().get(0) : new TupleValue(sequence.elements());
	}

	private Sequence sequence(char open, char close) {
		expect(open);
		List<Value> elements = new ArrayList<>();
		boolean comma = true;
		while (!accept(close)) {
			if (!comma) {
				throw malformed("',' or '" + close + "'");
			}
			elements.add(value());
			comma = accept(',');
		}
		return new Sequence(elements, comma);
	}

	private Value braced() {
		expect('{');
		if (accept('}')) {
			return new DictValue(List.of());
		}
		Value first = value();
		return accept(':') ? dict(first) : set(first);
	}

	private Value set(Value first) {
		List<Value> elements = new ArrayList<>(List.of(first));
		boolean comma = accept(',');
		while (!accept('}')) {
			if (!comma) {
				throw malformed("',' or '}'");
			}
			elements.add(value());
			comma = accept(',');
		}
		return new SetValue(Distinct.values(elements));
	}

	private Value dict(Value firstKey) {
		List<Entry> entries = new ArrayList<>(List.of(new Entry(firstKey, value())));
		boolean comma = accept(',');
		while (!accept('}')) {
			if (!comma) {
				throw malformed("',' or '}'");
			}
			Value key = value();
			expect(':');
			entries.add(new Entry(key, value()));
			comma = accept(',');
		}
		return new DictValue(Distinct.entries(entries));
	}

	private boolean accept(char symbol) {
		skipSpace();
		boolean found = position < text.length() && text.charAt(position) == symbol;
		position += found ? 1 : 0;
		return found;
	}

	private void expect(char symbol) {
		if (!accept(symbol)) {
			throw malformed("'" + symbol + "'");
		}
	}

	private void skipSpace() {
		while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
			position++;
		}
	}

	private MalformedValue malformed(String expected) {
		return new MalformedValue(
				"not a Python literal: expected %s at character %d".formatted(expected, position + 1));
	}

	private record Sequence(List<Value> elements, boolean trailingComma) {
	}

	/** Reads the quoted text that begins at the position, with Python's escapes. */
	private final class QuotedText {

		private final char quote = text.charAt(position);

		private final StringBuilder content = new StringBuilder();

		String read() {
			position++;
			while (position < text.length() && text.charAt(position) != quote) {
				char c = text.charAt(position++);
				if (c == '\\') {
					escape();
				}
				else {
					content.append(c);
				}
			}
			if (position == text.length()) {
				throw malformed("the closing " + quote);
			}
			position++;
			return content.toString();
		}

		private void escape() {
			if (position == text.length()) {
				throw malformed("an escaped character");
			}
			char c = text.charAt(position++);
			switch (c) {
				case 'n' -> content.append('\n');
				case 'r' -> content.append('\r');
				case 't' -> content.append('\t');
				case '0' -> content.append('\0');
				case '\\', '\'', '"' -> content.append(c);
				case 'x' -> content.append(hex(2));
				case 'u' -> content.append(hex(4));
				case 'U' -> content.append(hex(8));
				default -> content.append('\\').append(c);
			}
		}

		private String hex(int digits) {
			if (position + digits > text.length()) {
				throw malformed(digits + " hexadecimal digits");
			}
			try {
				int codePoint = Integer.parseInt(text.substring(position, position + digits), 16);
				position += digits;
				return Character.toString(codePoint);
			}
			catch (IllegalArgumentException ex) {
				throw malformed(digits + " hexadecimal digits of a character");
			}
		}

	}

}
