package dev.gavel.value;

import dev.gavel.value.Value.Collected;
import dev.gavel.value.Value.DictValue;
import java.util.Collection;

/**
 * The elements of a value: all values inside it, at every depth, those of a dict being
 * its keys and its values. A number or a text has none.
 */
public final class Elements {

	private Elements() {
	}

	public static long in(Value value) {
		if (value instanceof Collected collected) {
			return within(collected.elements());
		}
		if (value instanceof DictValue dict) {
			return dict.entries().stream().mapToLong((entry) -> 2 + in(entry.key()) + in(entry.value())).sum();
		}
		return 0;
	}

	private static long within(Collection<Value> values) {
		return values.stream().mapToLong((value) -> 1 + in(value)).sum();
	}

}
