package dev.gavel.value;

import dev.gavel.value.Value.Collected;
import dev.gavel.value.Value.DictValue;
import java.util.stream.Stream;

/** Limits how deep lists, tuples, sets and dicts are nested. */
final class Depth {

	static final String TOO_DEEP = "values may be nested at most %d levels deep".formatted(ValueMapper.MAX_DEPTH);

	private Depth() {
	}

	/**
	 * @throws ValueMismatch when the value could be written, but not read back
	 */
	static Value bounded(Value value) {
		if (of(value) > ValueMapper.MAX_DEPTH) {
			throw new ValueMismatch(Place.WHOLE, TOO_DEEP);
		}
		return value;
	}

	private static int of(Value value) {
		if (value instanceof Collected collected) {
			return 1 + deepest(collected.elements().stream());
		}
		if (value instanceof DictValue dict) {
			return 1 + deepest(dict.entries().stream().flatMap((entry) -> Stream.of(entry.key(), entry.value())));
		}
		return 0;
	}

	private static int deepest(Stream<Value> values) {
		return values.mapToInt(Depth::of).max().orElse(0);
	}

}
