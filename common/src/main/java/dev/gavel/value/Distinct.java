package dev.gavel.value;

import dev.gavel.value.Value.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Leaves out what stands twice, and keeps the order. */
final class Distinct {

	private Distinct() {
	}

	static List<Value> values(List<Value> values) {
		Set<Value> seen = new TreeSet<>(ValueOrder.INSTANCE);
		return values.stream().filter(seen::add).toList();
	}

	/** Of two entries with one key the later counts, at the place of the earlier. */
	static List<Entry> entries(List<Entry> entries) {
		Map<Value, Integer> places = new TreeMap<>(ValueOrder.INSTANCE);
		List<Entry> distinct = new ArrayList<>(entries.size());
		for (Entry entry : entries) {
			Integer place = places.putIfAbsent(entry.key(), distinct.size());
			if (place == null) {
				distinct.add(entry);
			}
			else {
				distinct.set(place, entry);
			}
		}
		return distinct;
	}

}
