package dev.gavel.worker.comparison;

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
import java.util.List;

/** Converts members of sets and keys of dicts into keys for lookups. */
final class MemberReader {

	private static final Value ANY_NUMBER = new FloatValue(0);

	private final DeclaredTypes types;

	private final Effort effort;

	private final int cost;

	private boolean floats;

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
			case NONE, BOOL, INT, TEXT -> value;
			case FLOAT -> types.admitFloats() ? exact((FloatValue) value) : value;
			case LIST, TUPLE -> exact(value.inside(), types);
			case SET ->
				new SetValue(value.inside().stream().map((member) -> exact(member, types.ofMembers())).toList());
			case DICT -> new DictValue(((DictValue) value).entries()
				.stream()
				.map((entry) -> new Entry(exact(entry.key(), types.ofKeys()), exact(entry.value(), types.ofValues())))
				.toList());
		};
	}

	private Value exact(FloatValue number) {
		floats = true;
		return number.whole().<Value>map(IntValue::new).orElse(number);
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
		Value rest = rest(entry.key(), types, numbers);
		return new Member(entry, new ValueKey(rest), numbers.toArray(Numeric[]::new));
	}

	private Value rest(Value value, DeclaredTypes types, List<Numeric> numbers) {
		return switch (value.kind()) {
			case NONE, BOOL, TEXT -> value;
			case INT, FLOAT -> rest((Numeric) value, types, numbers);
			case LIST, TUPLE -> rest(value.inside(), types, numbers);
			case SET -> isWithoutNumbers(value, types) ? exact(value, types)
					: new SetValue(List.of(IntValue.of(value.inside().size())));
			case DICT -> isWithoutNumbers(value, types) ? exact(value, types) : new DictValue(
					List.of(new Entry(IntValue.of(((DictValue) value).entries().size()), NoneValue.NONE)));
		};
	}

	private static Value rest(Numeric number, DeclaredTypes types, List<Numeric> numbers) {
		if (isPlaced(number, types)) {
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
	private static boolean isPlaced(Numeric number, DeclaredTypes types) {
		return types.admitFloats() && number.isFinite();
	}

	/**
	 * Unordered values have no fixed places for numbers, so they are taken apart only
	 * when they have none.
	 */
	private boolean isWithoutNumbers(Value value, DeclaredTypes types) {
		effort.spend(cost);
		return switch (value.kind()) {
			case NONE, BOOL, TEXT -> true;
			case INT, FLOAT -> !isPlaced((Numeric) value, types);
			case LIST, TUPLE -> areWithoutNumbers(value.inside(), types);
			case SET -> value.inside().stream().allMatch((member) -> isWithoutNumbers(member, types.ofMembers()));
			case DICT -> ((DictValue) value).entries()
				.stream()
				.allMatch((entry) -> isWithoutNumbers(entry.key(), types.ofKeys())
						&& isWithoutNumbers(entry.value(), types.ofValues()));
		};
	}

	private boolean areWithoutNumbers(List<Value> elements, DeclaredTypes types) {
		for (int i = 0; i < elements.size(); i++) {
			if (!isWithoutNumbers(elements.get(i), types.at(i))) {
				return false;
			}
		}
		return true;
	}

}
