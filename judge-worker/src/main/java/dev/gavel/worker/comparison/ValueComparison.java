package dev.gavel.worker.comparison;

import dev.gavel.value.Place;
import dev.gavel.value.Value;
import dev.gavel.value.Value.Collected;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TextValue;
import java.util.List;
import java.util.Optional;

/** Finds the first difference between an expected value and another one. */
final class ValueComparison {

	private final Tolerance tolerance;

	private final Effort effort;

	private final UnorderedComparison unordered;

	ValueComparison(Tolerance tolerance, Effort effort) {
		this.tolerance = tolerance;
		this.effort = effort;
		this.unordered = new UnorderedComparison(this, tolerance, effort);
	}

	Optional<Difference> find(Value expected, Value actual, DeclaredTypes types, Place place) {
		if (unordered.isTrying()) {
			effort.spend(1);
		}
		if (Tolerance.isNumber(expected) && Tolerance.isNumber(actual)) {
			return number(expected, actual, types, place);
		}
		if (expected instanceof SetValue set && actual instanceof SetValue other) {
			return unordered.findInSets(set, other, types, place);
		}
		if (isSequence(expected) && isSequence(actual)) {
			return inSequence(((Collected) expected).elements(), ((Collected) actual).elements(), types, place);
		}
		if (expected instanceof DictValue dict && actual instanceof DictValue other) {
			return unordered.findInDicts(dict, other, types, place);
		}
		if (expected.equals(actual)) {
			return Optional.empty();
		}
		return Optional
			.of(new Difference(place, (expected instanceof TextValue text && actual instanceof TextValue other)
					? () -> TextDifference.between(text, other) : () -> Difference.expectedAndGot(expected, actual)));
	}

	private static boolean isSequence(Value value) {
		return value instanceof Collected && !(value instanceof SetValue);
	}

	private Optional<Difference> number(Value expected, Value actual, DeclaredTypes types, Place place) {
		if (types.admitFloats() ? tolerance.allows(expected, actual) : expected.equals(actual)) {
			return Optional.empty();
		}
		boolean exact = !types.admitFloats() || (expected instanceof IntValue && actual instanceof IntValue);
		return Optional.of(new Difference(place, () -> Difference.expectedAndGot(expected, actual)
				+ (exact ? "" : tolerance.excess(expected, actual).map((excess) -> ": " + excess).orElse(""))));
	}

	private Optional<Difference> inSequence(List<Value> expected, List<Value> actual, DeclaredTypes types,
			Place place) {
		for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
			Optional<Difference> difference = find(expected.get(i), actual.get(i), types.at(i), place.at(i));
			if (difference.isPresent()) {
				return difference;
			}
		}
		return (expected.size() == actual.size()) ? Optional.empty() : Optional
			.of(new Difference(place, () -> "expected %d elements, got %d".formatted(expected.size(), actual.size())));
	}

}
