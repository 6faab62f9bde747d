package dev.gavel.value;

import dev.gavel.value.Value.Collected;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.TextValue;
import java.util.List;

/** Measures how much a value was changed to fit a type. */
final class Change {

	/**
	 * A change of text or of structure counts more than any number of changed numbers.
	 */
	private static final long GREAT = 1L << 32;

	private Change() {
	}

	/** Returns 0 when the value is unchanged. */
	static long of(Value value, Value fitted) {
		if (value instanceof Collected from && fitted instanceof Collected to) {
			return kind(from, to) + ofAll(from.elements(), to.elements());
		}
		if (value instanceof DictValue from && fitted instanceof DictValue to) {
			return ofAll(from.entries().stream().map(Entry::key).toList(),
					to.entries().stream().map(Entry::key).toList())
					+ ofAll(from.entries().stream().map(Entry::value).toList(),
							to.entries().stream().map(Entry::value).toList());
		}
		if (value.equals(fitted)) {
			return 0;
		}
		boolean great = value instanceof TextValue || value instanceof Collected;
		return great ? GREAT : 1;
	}

	private static long kind(Collected from, Collected to) {
		return (from.getClass() == to.getClass()) ? 0 : 1;
	}

	private static long ofAll(List<Value> from, List<Value> to) {
		long change = Math.abs(from.size() - to.size()) * GREAT;
		for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
			change += of(from.get(i), to.get(i));
		}
		return change;
	}

}
