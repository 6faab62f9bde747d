package dev.gavel.worker.comparison;

import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.Numeric;
import dev.gavel.value.ValueKey;

/**
 * A member of a set or an entry of a dict, with its key taken apart.
 *
 * @param entry the original; the value of a set's member is None
 * @param rest the part that must be equal: the key without the numbers at places that
 * admit floats
 * @param numbers the numbers that were taken out; keys with equal rests have equally many
 */
record Member(Entry entry, ValueKey rest, Numeric[] numbers) {

	double number(int place) {
		return numbers[place].toDouble();
	}

}
