package dev.gavel.value;

import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TupleValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A value as a member of a set or the key of a dict, for hash tables. Sets and dicts
 * inside it are put in order, so that their original order does not matter. A program can
 * return as many values of one hash code as it likes; Java's tables sort those, because
 * keys can be compared.
 */
public final class ValueKey implements Comparable<ValueKey> {

	private final Value value;

	private final int hash;

	public ValueKey(Value value) {
		this.value = inOrder(value);
		this.hash = this.value.hashCode();
	}

	/** With the sets and dicts inside it in order. */
	public Value value() {
		return value;
	}

	@Override
	public int compareTo(ValueKey other) {
		return ValueOrder.INSTANCE.compare(value, other.value);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ValueKey key && hash == key.hash && value.equals(key.value);
	}

	@Override
	public int hashCode() {
		return hash;
	}

	@Override
	public String toString() {
		return value.toString();
	}

	private static Value inOrder(Value value) {
		return switch (value.kind()) {
			case NONE, BOOL, INT, FLOAT, TEXT, BYTES, COMPLEX, DECIMAL -> value;
			case LIST -> isInOrder(value.inside()) ? value : new ListValue(new InOrder<>(each(value)));
			case TUPLE -> isInOrder(value.inside()) ? value : new TupleValue(new InOrder<>(each(value)));
			case SET -> isInOrder(value.inside()) ? value : new SetValue(new InOrder<>(sorted(each(value))));
			case DICT -> inOrder((DictValue) value);
		};
	}

	private static boolean isInOrder(List<?> elements) {
		return elements instanceof InOrder;
	}

	private static List<Value> each(Value value) {
		List<Value> inOrder = new ArrayList<>(value.inside().size());
		for (Value inside : value.inside()) {
			inOrder.add(inOrder(inside));
		}
		return inOrder;
	}

	private static List<Value> sorted(List<Value> elements) {
		elements.sort(ValueOrder.INSTANCE);
		return elements;
	}

	private static DictValue inOrder(DictValue dict) {
		return isInOrder(dict.entries()) ? dict : new DictValue(inOrder(dict.entries()));
	}

	private static List<Entry> inOrder(List<Entry> entries) {
		List<Entry> inOrder = new ArrayList<>(entries.size());
		for (Entry entry : entries) {
			inOrder.add(new Entry(inOrder(entry.key()), inOrder(entry.value())));
		}
		inOrder.sort(Comparator.comparing(Entry::key, ValueOrder.INSTANCE));
		return new InOrder<>(inOrder);
	}

}
