package dev.gavel.value;

import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.TupleValue;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes duplicates and keeps the order. As in Python's sets and dicts, {@code 1},
 * {@code 1.0} and {@code True} are one.
 */
final class Distinct {

	private Distinct() {
	}

	static List<Value> values(List<Value> values) {
		Set<ValueKey> seen = new HashSet<>();
		return values.stream().filter((value) -> seen.add(key(value))).toList();
	}

	/** Of two entries with one key the later counts, at the place of the earlier. */
	static List<Entry> entries(List<Entry> entries) {
		Map<ValueKey, Entry> distinct = new LinkedHashMap<>();
		entries.forEach((entry) -> distinct.merge(key(entry.key()), entry,
				(earlier, later) -> new Entry(earlier.key(), later.value())));
		return List.copyOf(distinct.values());
	}

	/** Returns a key that is equal for values which are the same in a set. */
	static ValueKey key(Value value) {
		return new ValueKey(byNumber(value));
	}

	private static Value byNumber(Value value) {
		if (value instanceof BoolValue bool) {
			return new IntValue(bool.value() ? BigInteger.ONE : BigInteger.ZERO);
		}
		if (value instanceof FloatValue number) {
			return number.whole().<Value>map(IntValue::new).orElse(number);
		}
		return (value instanceof TupleValue tuple)
				? new TupleValue(tuple.elements().stream().map(Distinct::byNumber).toList()) : value;
	}

}
