package dev.gavel.worker.comparison;

import dev.gavel.value.ComplexValue;
import dev.gavel.value.DecimalValue;
import dev.gavel.value.Value.Numeric;
import dev.gavel.value.Value;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TupleValue;
import dev.gavel.value.ValueKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts members of sets, elements of lists and keys of dicts into keys for lookups.
 */
final class MemberReader {

	private static final Value ANY_NUMBER = new FloatValue(0);

	private static final Value IMAGINARY_UNIT = new ComplexValue(0, 1);

	private final DeclaredTypes types;

	private final Effort effort;

	private final int cost;

	private boolean floats;

	/** How many unordered values contain the one that is taken apart. */
	private int depth;

	/** Whether the current key has numbers that were sorted. */
	private boolean sorted;

	/** Of the current key, for the numbers up to the last part of a complex number. */
	private final List<Double> moduli = new ArrayList<>();

	/**
	 * @param cost the steps that each value costs
	 */
	MemberReader(DeclaredTypes types, Effort effort, int cost) {
		this.types = types;
		this.effort = effort;
		this.cost = cost;
	}

	/** Whether any key so far has a float where floats are admitted. */
	boolean foundFloats() {
		return floats;
	}

	/**
	 * Returns a key that is the same for all keys that are equal without any tolerance.
	 */
	ValueKey exact(Value key) {
		return new ValueKey(exact(key, types));
	}

	private Value exact(Value value, DeclaredTypes types) {
		effort.spend(cost);
		return switch (value.kind()) {
			case NONE, BOOL, INT, TEXT, BYTES -> value;
			case DECIMAL -> ((DecimalValue) value).normalized();
			case COMPLEX -> complex(exact(((ComplexValue) value).real()), exact(((ComplexValue) value).imaginary()));
			case FLOAT -> types.admitFloats() ? exact((FloatValue) value) : value;
			case LIST, TUPLE -> types.admitAnyOrder() ? exactInAnyOrder(value.inside(), types.ofElements())
					: exact(value.inside(), types);
			case SET ->
				new SetValue(value.inside().stream().map((member) -> exact(member, types.ofMembers())).toList());
			case DICT -> new DictValue(((DictValue) value).entries()
				.stream()
				.map((entry) -> new Entry(exact(entry.key(), types.ofKeys()), exact(entry.value(), types.ofValues())))
				.toList());
		};
	}

	/** No other value looks the same. */
	private static Value complex(Value real, Value imaginary) {
		return new TupleValue(List.of(IMAGINARY_UNIT, real, imaginary));
	}

	private Value exact(FloatValue number) {
		floats = true;
		return number.whole().<Value>map(IntValue::new).orElse(number);
	}

	/** A list in any order is like a set, but is never equal to one. */
	private Value exactInAnyOrder(List<Value> elements, DeclaredTypes types) {
		return new TupleValue(
				List.of(new SetValue(elements.stream().map((element) -> exact(element, types)).toList())));
	}

	private Value exact(List<Value> elements, DeclaredTypes types) {
		List<Value> exact = new ArrayList<>(elements.size());
		for (Value element : elements) {
			exact.add(exact(element, types.at(exact.size())));
		}
		return new TupleValue(exact);
	}

	Member member(Entry entry) {
		List<Numeric> numbers = new ArrayList<>();
		sorted = false;
		moduli.clear();
		Value rest = rest(entry.key(), types, numbers);
		return new Member(entry, new ValueKey(rest), numbers.toArray(Numeric[]::new), moduli(numbers.size()), sorted);
	}

	private double @Nullable [] moduli(int count) {
		if (moduli.isEmpty()) {
			return null;
		}
		double[] each = new double[count];
		Arrays.setAll(each, (i) -> (i < moduli.size()) ? moduli.get(i) : Double.NaN);
		return each;
	}

	private Value rest(Value value, DeclaredTypes types, List<Numeric> numbers) {
		return switch (value.kind()) {
			case NONE, BOOL, TEXT, BYTES -> value;
			case DECIMAL -> ((DecimalValue) value).normalized();
			case COMPLEX -> rest((ComplexValue) value, numbers);
			case INT, FLOAT -> rest((Numeric) value, types, numbers);
			case LIST, TUPLE -> types.admitAnyOrder()
					? unordered(value.inside(), (element) -> rest(element, types.ofElements(), numbers), numbers)
					: rest(value.inside(), types, numbers);
			case SET -> unordered(value.inside(), (member) -> rest(member, types.ofMembers(), numbers), numbers);
			case DICT -> unordered(((DictValue) value).entries(), (entry) -> rest(entry, types, numbers), numbers);
		};
	}

	/**
	 * The numbers of unordered values have no fixed places, so they are sorted. When two
	 * such values are the same, their sorted numbers are near one another.
	 */
	private <T> Value unordered(List<T> inside, Function<T, Value> rest, List<Numeric> numbers) {
		int first = numbers.size();
		depth++;
		Value rests = new SetValue(inside.stream().map(rest).toList());
		depth--;
		if (depth == 0 && numbers.size() > first) {
			numbers.subList(first, numbers.size()).sort(Comparator.comparingDouble(Numeric::toDouble));
			sorted = true;
		}
		return rests;
	}

	private Value rest(Entry entry, DeclaredTypes types, List<Numeric> numbers) {
		return new TupleValue(
				List.of(rest(entry.key(), types.ofKeys(), numbers), rest(entry.value(), types.ofValues(), numbers)));
	}

	private static Value rest(Numeric number, DeclaredTypes types, List<Numeric> numbers) {
		return types.admitFloats() ? rest(number, numbers) : number;
	}

	/**
	 * Takes both parts out, or the modulus where numbers are sorted: the tolerance of
	 * either part depends on both.
	 */
	private Value rest(ComplexValue number, List<Numeric> numbers) {
		FloatValue modulus = new FloatValue(Tolerance.modulus(number));
		if (depth > 0) {
			return complex(rest(modulus, numbers), NoneValue.NONE);
		}
		Value parts = complex(rest(number.real(), numbers), rest(number.imaginary(), numbers));
		if (Tolerance.isFinite(number)) {
			moduli.addAll(Collections.nCopies(numbers.size() - 2 - moduli.size(), Double.NaN));
			moduli.addAll(List.of(modulus.value(), modulus.value()));
		}
		return parts;
	}

	private static Value rest(Numeric number, List<Numeric> numbers) {
		if (isPlaced(number)) {
			numbers.add(number);
			return ANY_NUMBER;
		}
		return number;
	}

	private Value rest(List<Value> elements, DeclaredTypes types, List<Numeric> numbers) {
		List<Value> rest = new ArrayList<>(elements.size());
		for (Value element : elements) {
			rest.add(rest(element, types.at(rest.size()), numbers));
		}
		return new TupleValue(rest);
	}

	/** Whether other numbers may be within the tolerance of this one. */
	private static boolean isPlaced(Numeric number) {
		return number.isFinite();
	}

}
