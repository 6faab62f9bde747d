package dev.gavel.worker.comparison;

import dev.gavel.value.Value;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.ValueKey;

/**
 * A member of a set, or an entry of a dict by its key, taken apart.
 *
 * @param entry as it was; the value of a set's member is None
 * @param rest what must be equal: the key without its numbers where floats are admitted
 * @param numbers those numbers; equal rests have as many
 */
record Member(Entry entry, ValueKey rest, Value[] numbers) {

	double number(int place) {
		return Tolerance.asDouble(numbers[place]);
	}

}
