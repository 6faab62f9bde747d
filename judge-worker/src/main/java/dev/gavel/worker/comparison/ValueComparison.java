package dev.gavel.worker.comparison;

import dev.gavel.value.ComplexValue;
import dev.gavel.value.DecimalValue;
import dev.gavel.value.Notation;
import dev.gavel.value.Place;
import dev.gavel.value.Value.Numeric;
import dev.gavel.value.Value;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TextValue;
import java.util.List;
import java.util.Optional;

/** Finds the first difference between an expected value and another one. */
final class ValueComparison {

	private final Tolerance tolerance;

	private final Notation notation;

	private final Effort effort;

	private final UnorderedComparison unordered;

	ValueComparison(Tolerance tolerance, Notation notation, Effort effort) {
		this.tolerance = tolerance;
		this.notation = notation;
		this.effort = effort;
		this.unordered = new UnorderedComparison(this, tolerance, effort);
	}

	Optional<Difference> find(Value expected, Value actual, DeclaredTypes types, Place place) {
		if (unordered.isTrying()) {
			effort.spend(1);
		}
		Likeness likeness = Likeness.of(expected);
		if (likeness != Likeness.of(actual)) {
			return Optional.of(new Difference(place, () -> expectedAndGot(expected, actual)));
		}
		return switch (likeness) {
			case NONE -> Optional.empty();
			case BOOL -> same(expected.equals(actual), expected, actual, place);
			case NUMBER -> number((Numeric) expected, (Numeric) actual, types, place);
			case TEXT -> text((TextValue) expected, (TextValue) actual, place);
			case BYTES -> same(expected.equals(actual), expected, actual, place);
			case DECIMAL -> same(((DecimalValue) expected).normalized().equals(((DecimalValue) actual).normalized()),
					expected, actual, place);
			case COMPLEX ->
				same(tolerance.allows((ComplexValue) expected, (ComplexValue) actual), expected, actual, place);
			case SEQUENCE -> inSequence(expected.inside(), actual.inside(), types, place);
			case SET -> unordered.findInSets((SetValue) expected, (SetValue) actual, types, place);
			case DICT -> unordered.findInDicts((DictValue) expected, (DictValue) actual, types, place);
		};
	}

	/** The values among which equal ones can be. */
	private enum Likeness {

		NONE, BOOL, NUMBER, TEXT, BYTES, DECIMAL, COMPLEX, SEQUENCE, SET, DICT;

		static Likeness of(Value value) {
			return switch (value.kind()) {
				case NONE -> NONE;
				case BOOL -> BOOL;
				case INT, FLOAT -> NUMBER;
				case TEXT -> TEXT;
				case LIST, TUPLE -> SEQUENCE;
				case SET -> SET;
				case DICT -> DICT;
				case BYTES -> BYTES;
				case COMPLEX -> COMPLEX;
				case DECIMAL -> DECIMAL;
			};
		}

	}

	String show(Value value) {
		return Difference.show(value, notation);
	}

	private String expectedAndGot(Value expected, Value actual) {
		return Difference.expectedAndGot(expected, actual, notation);
	}

	private Optional<Difference> same(boolean same, Value expected, Value actual, Place place) {
		return same ? Optional.empty() : Optional.of(new Difference(place, () -> expectedAndGot(expected, actual)));
	}

	private static Optional<Difference> text(TextValue expected, TextValue actual, Place place) {
		return expected.equals(actual) ? Optional.empty()
				: Optional.of(new Difference(place, () -> UnequalTexts.between(expected, actual)));
	}

	private Optional<Difference> number(Numeric expected, Numeric actual, DeclaredTypes types, Place place) {
		if (types.admitFloats() ? tolerance.allows(expected, actual) : expected.equals(actual)) {
			return Optional.empty();
		}
		boolean exact = !types.admitFloats() || (expected instanceof IntValue && actual instanceof IntValue);
		return Optional.of(new Difference(place, () -> expectedAndGot(expected, actual)
				+ (exact ? "" : tolerance.excess(expected, actual).map((excess) -> ": " + excess).orElse(""))));
	}

	private Optional<Difference> inSequence(List<Value> expected, List<Value> actual, DeclaredTypes types,
			Place place) {
		if (types.admitAnyOrder()) {
			return unordered.findInLists(expected, actual, types, place);
		}
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
