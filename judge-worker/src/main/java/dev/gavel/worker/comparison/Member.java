package dev.gavel.worker.comparison;

import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.Numeric;
import dev.gavel.value.ValueKey;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A member of a set, an element of a list in any order or an entry of a dict, with its
 * key taken apart.
 *
 * @param entry the original; only the entry of a dict has a value other than None
 * @param rest the part that must be equal: the key without the numbers at places that
 * admit floats
 * @param numbers the numbers that were taken out; keys with equal rests have equally many
 * @param moduli for each number that is a part of a complex number the modulus of that,
 * for others NaN; null if there are no complex numbers
 * @param sorted whether some of the numbers are from unordered values and thus sorted
 */
record Member(Entry entry, ValueKey rest, Numeric[] numbers, double @Nullable [] moduli, boolean sorted) {

	/** Compares members with equally many numbers. */
	static final Comparator<Member> BY_NUMBERS = (one, other) -> Arrays.compare(one.numbers, other.numbers,
			Comparator.comparingDouble(Numeric::toDouble));

	double number(int place) {
		return numbers[place].toDouble();
	}

	/** Returns NaN for a number that is no part of a complex number. */
	double modulus(int place) {
		return (moduli != null) ? moduli[place] : Double.NaN;
	}

}
