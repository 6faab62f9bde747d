package dev.gavel.value;

import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.TupleValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes duplicates and keeps the order. As in Python's sets and dicts, {@code 1},
 * {@code 1.0} and {@code True} are one.
 */
public final class Distinct {

	private Distinct() {
	}

	public static List<Value> values(List<Value> values) {
		Set<ValueKey> seen = new HashSet<>();
		return values.stream().filter((value) -> seen.add(key(value))).toList();
	}

	/** Keeps the later value of two entries with one key, at the earlier one's place. */
	public static List<Entry> entries(List<Entry> entries) {
		Map<ValueKey, Entry> distinct = new LinkedHashMap<>();
		entries.forEach((entry) -> distinct.merge(key(entry.key()), entry,
				(earlier, later) -> new Entry(earlier.key(), later.value())));
		return List.copyOf(distinct.values());
	}

	/** Returns a key that is equal for values which are the same in a set. */
	public static ValueKey key(Value value) {
		return new ValueKey(byNumber(value));
	}

	private static Value byNumber(Value value) {
		return switch (value.kind()) {
			case NONE, INT, TEXT, LIST, SET, DICT, BYTES -> value;
			case DECIMAL -> byNumber((DecimalValue) value);
			case COMPLEX -> byNumber((ComplexValue) value);
			case BOOL -> new IntValue(((BoolValue) value).value() ? BigInteger.ONE : BigInteger.ZERO);
			case FLOAT -> ((FloatValue) value).whole().<Value>map(IntValue::new).orElse(value);
			case TUPLE -> new TupleValue(eachByNumber(value.inside()));
		};
	}

	private static Value byNumber(DecimalValue decimal) {
		return decimal.toDouble().<Value>map((number) -> byNumber(new FloatValue(number))).orElse(decimal.normalized());
	}

	private static Value byNumber(ComplexValue complex) {
		return (complex.imaginary().value() == 0) ? byNumber(complex.real()) : complex;
	}

	private static List<Value> eachByNumber(List<Value> values) {
		List<Value> byNumber = new ArrayList<>(values.size());
		for (Value value : values) {
			byNumber.add(byNumber(value));
		}
		return byNumber;
	}

}
