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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A total order of all values whose sets and dicts are in this order themselves. It must
 * not put them in order for each comparison: that would take four times as long with
 * every level of nesting.
 */
final class ValueOrder implements Comparator<Value> {

	static final ValueOrder INSTANCE = new ValueOrder();

	private static final List<Class<? extends Value>> KINDS = List.of(NoneValue.class, BoolValue.class, IntValue.class,
			FloatValue.class, TextValue.class, ListValue.class, TupleValue.class, SetValue.class, DictValue.class);

	private ValueOrder() {
	}

	@Override
	public int compare(Value left, Value right) {
		if (left == right) {
			return 0;
		}
		if (left.getClass() != right.getClass()) {
			return Integer.compare(KINDS.indexOf(left.getClass()), KINDS.indexOf(right.getClass()));
		}
		if (left instanceof BoolValue bool) {
			return Boolean.compare(bool.value(), ((BoolValue) right).value());
		}
		if (left instanceof IntValue integer) {
			return integer.value().compareTo(((IntValue) right).value());
		}
		if (left instanceof FloatValue number) {
			return Double.compare(number.value(), ((FloatValue) right).value());
		}
		if (left instanceof TextValue text) {
			return text.value().compareTo(((TextValue) right).value());
		}
		if (left instanceof DictValue dict) {
			return compareAll(flat(dict), flat((DictValue) right));
		}
		return (left instanceof Collected collected) ? compareAll(collected.elements(), ((Collected) right).elements())
				: 0;
	}

	private int compareAll(List<Value> left, List<Value> right) {
		for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
			int difference = compare(left.get(i), right.get(i));
			if (difference != 0) {
				return difference;
			}
		}
		return Integer.compare(left.size(), right.size());
	}

	private static List<Value> flat(DictValue dict) {
		return dict.entries().stream().flatMap((entry) -> Stream.of(entry.key(), entry.value())).toList();
	}

}
