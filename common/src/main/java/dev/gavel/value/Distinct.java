package dev.gavel.value;

import dev.gavel.value.Value.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Leaves out what stands twice, and keeps the order. */
final class Distinct {

	private Distinct() {
	}

	static List<Value> values(List<Value> values) {
		return values.stream().map(ValueKey::new).distinct().map(ValueKey::value).toList();
	}

	/** Of two entries with one key the later counts, at the place of the earlier. */
	static List<Entry> entries(List<Entry> entries) {
		Map<ValueKey, Value> distinct = new LinkedHashMap<>();
		entries.forEach((entry) -> distinct.put(new ValueKey(entry.key()), entry.value()));
		return distinct.entrySet()
			.stream()
			.map((entry) -> new Entry(entry.getKey().value(), entry.getValue()))
			.toList();
	}

}
