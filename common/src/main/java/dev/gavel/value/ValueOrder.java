package dev.gavel.value;

import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.Collected;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value.TupleValue;
import java.util.Comparator;
import java.util.List;

/**
 * A total order of all values; equal are those that are equal as values, sets in whatever
 * order they stand. Tables of hostile values are sorted by it rather than hashed, because
 * a program can return as many values of one hash code as it likes.
 */
public final class ValueOrder implements Comparator<Value> {

	public static final ValueOrder INSTANCE = new ValueOrder();

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
		return (left instanceof Collected collected) ? compareAll(inOrder(collected), inOrder((Collected) right)) : 0;
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

	private List<Value> inOrder(Collected collected) {
		return (collected instanceof SetValue) ? collected.elements().stream().sorted(this).toList()
				: collected.elements();
	}

	private List<Value> flat(DictValue dict) {
		return dict.entries()
			.stream()
			.sorted(Comparator.comparing(Entry::key, this))
			.flatMap((entry) -> List.of(entry.key(), entry.value()).stream())
			.toList();
	}

}
