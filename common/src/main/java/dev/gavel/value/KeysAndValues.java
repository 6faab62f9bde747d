package dev.gavel.value;

import dev.gavel.value.Value.Entry;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Shows the entries of a dict as a list in which each key is followed by its value. */
final class KeysAndValues extends AbstractList<Value> implements RandomAccess {

	private final List<Entry> entries;

	KeysAndValues(List<Entry> entries) {
		this.entries = entries;
	}

	@Override
	public Value get(int index) {
		Entry entry = entries.get(index / 2);
		return (index % 2 == 0) ? entry.key() : entry.value();
	}

	@Override
	public int size() {
		return 2 * entries.size();
	}

}
