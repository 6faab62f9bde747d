package dev.gavel.value.literal;

import dev.gavel.value.Distinct;
import dev.gavel.value.MalformedValue;
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
import dev.gavel.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what Python's {@code ast.literal_eval} reads, except {@code ...} and, unless they
 * are asked for, bytes and complex numbers. It also reads {@code inf} and {@code nan}, as
 * {@code repr} writes them. It refuses a float that is infinite only because it is too
 * large. (The library {@code net.razorvine:serpent} reads what its own serializer writes:
 * it knows no escapes by number or name, no prefixes, underscores or bases, and reads
 * {@code '\x41'} as {@code 'x41'}.)
 */
public final class PythonLiteral {

	private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

	private final LiteralCursor cursor;

	private final boolean objects;

	/** Whether the last number that was read has a sign. A number can have only one. */
	private boolean signed;

	private PythonLiteral(String text, boolean objects) {
		this.cursor = new LiteralCursor(text);
		this.objects = objects;
	}

	/**
	 * @throws MalformedValue when the text is not one literal
	 */
	public static Value parse(String text) {
		return new PythonLiteral(text, false).whole();
	}

	/**
	 * Also reads bytes, complex numbers and Decimals.
	 * @throws MalformedValue when the text is not one literal
	 */
	public static Value parseWithObjects(String text) {
		return new PythonLiteral(text, true).whole();
	}

	private Value whole() {
		cursor.requireNoNull();
		cursor.skipBlankLines();
		Value value = value();
		if (cursor.accept(',')) {
			value = new TupleValue(withRest(value));
		}
		cursor.skipBlankLines();
		if (!cursor.atEnd()) {
			throw cursor.malformed("the end");
		}
		return value;
	}

	/** Returns the elements of a tuple without parentheses. */
	private List<Value> withRest(Value first) {
		List<Value> elements = new ArrayList<>(List.of(first));
		boolean comma = true;
		while (comma && !atEndOfLine()) {
			elements.add(value());
			comma = cursor.accept(',');
		}
		return elements;
	}

	private boolean atEndOfLine() {
		cursor.skipSpace();
		return cursor.atEnd() || cursor.peek() == '\n';
	}

	private Value value() {
		cursor.skipSpace();
		return (objects ? ObjectLiteral.read(cursor) : Optional.<Value>empty()).orElseGet(this::plain);
	}

	private Value plain() {
		return switch (cursor.peek()) {
			case '[' -> new ListValue(sequence(']').elements());
			case '(' -> parenthesized();
			case '{' -> braced();
			case '+', '-' -> signedNumber();
			default -> simple();
		};
	}

	private Value simple() {
		if (QuotedText.isAt(cursor)) {
			return new TextValue(QuotedText.read(cursor));
		}
		signed = false;
		return NumberLiteral.isAt(cursor) ? NumberLiteral.read(cursor) : word();
	}

	private Value word() {
		Matcher word = cursor.match(WORD);
		if (!word.lookingAt()) {
			throw cursor.malformed("a value");
		}
		Value value = switch (word.group()) {
			case "None" -> NoneValue.NONE;
			case "True" -> new BoolValue(true);
			case "False" -> new BoolValue(false);
			case "nan" -> new FloatValue(Double.NaN);
			case "inf" -> new FloatValue(Double.POSITIVE_INFINITY);
			case "set" -> new SetValue(List.of());
			default -> throw cursor.malformed("a value");
		};
		cursor.moveTo(word.end());
		if (value instanceof SetValue) {
			emptyParentheses();
		}
		return value;
	}

	private void emptyParentheses() {
		cursor.skipSpace();
		if (cursor.peek() != '(' || !sequence(')').elements().isEmpty()) {
			throw cursor.malformed("set()");
		}
	}

	private Value signedNumber() {
		boolean negative = cursor.next() == '-';
		cursor.skipSpace();
		boolean again = cursor.peek() == '+' || cursor.peek() == '-';
		Value number = again ? NoneValue.NONE : value();
		Value negated = switch (number.kind()) {
			case INT -> new IntValue(((IntValue) number).value().negate());
			case FLOAT -> new FloatValue(-((FloatValue) number).value());
			case NONE, BOOL, TEXT, LIST, TUPLE, SET, DICT, BYTES, COMPLEX, DECIMAL ->
				throw cursor.malformed("a number after the sign");
		};
		if (signed) {
			throw cursor.malformed("a number after the sign");
		}
		signed = true;
		return negative ? negated : number;
	}

	private Value parenthesized() {
		Sequence sequence = sequence(')');
		boolean onlyGrouped = sequence.elements().size() == 1 && !sequence.trailingComma();
		return onlyGrouped ? sequence.elements().get(0) : new TupleValue(sequence.elements());
	}

	private Sequence sequence(char close) {
		cursor.open();
		List<Value> elements = new ArrayList<>();
		boolean comma = true;
		while (!cursor.close(close)) {
			if (!comma) {
				throw cursor.malformed("',' or '" + close + "'");
			}
			elements.add(value());
			comma = cursor.accept(',');
		}
		return new Sequence(elements, comma);
	}

	private Value braced() {
		cursor.open();
		if (cursor.close('}')) {
			return new DictValue(List.of());
		}
		Value first = member();
		return cursor.accept(':') ? dict(first) : set(first);
	}

	private Value set(Value first) {
		List<Value> elements = new ArrayList<>(List.of(first));
		boolean comma = cursor.accept(',');
		while (!cursor.close('}')) {
			requireComma(comma);
			elements.add(member());
			comma = cursor.accept(',');
		}
		return new SetValue(Distinct.values(elements));
	}

	private Value dict(Value firstKey) {
		List<Entry> entries = new ArrayList<>(List.of(new Entry(firstKey, value())));
		boolean comma = cursor.accept(',');
		while (!cursor.close('}')) {
			requireComma(comma);
			Value key = member();
			if (!cursor.accept(':')) {
				throw cursor.malformed("':'");
			}
			entries.add(new Entry(key, value()));
			comma = cursor.accept(',');
		}
		return new DictValue(Distinct.entries(entries));
	}

	private void requireComma(boolean comma) {
		if (!comma) {
			throw cursor.malformed("',' or '}'");
		}
	}

	/** Reads a member of a set, or a key of a dict. */
	private Value member() {
		Value member = value();
		if (!hashable(member)) {
			throw cursor.refuse("a list, set or dict cannot be in a set or be the key of a dict");
		}
		return member;
	}

	private static boolean hashable(Value value) {
		return switch (value.kind()) {
			case NONE, BOOL, INT, FLOAT, TEXT, BYTES, COMPLEX, DECIMAL -> true;
			case TUPLE -> value.inside().stream().allMatch(PythonLiteral::hashable);
			case LIST, SET, DICT -> false;
		};
	}

	private record Sequence(List<Value> elements, boolean trailingComma) {
	}

}
