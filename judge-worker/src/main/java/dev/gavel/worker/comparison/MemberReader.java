package dev.gavel.worker.comparison;

import dev.gavel.value.Value;
import dev.gavel.value.Value.Collected;
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
		if (value instanceof FloatValue number && types.admitFloats()) {
			floats = true;
			return number.whole().<Value>map(IntValue::new).orElse(number);
		}
		if (value instanceof SetValue set) {
			return new SetValue(set.elements().stream().map((member) -> exact(member, types.ofMembers())).toList());
		}
		if (value instanceof DictValue dict) {
			return new DictValue(dict.entries()
				.stream()
				.map((entry) -> new Entry(exact(entry.key(), types.ofKeys()), exact(entry.value(), types.ofValues())))
				.toList());
		}
		return (value instanceof Collected sequence) ? exact(sequence.elements(), types) : value;
	}

	private Value exact(List<Value> elements, DeclaredTypes types) {
		List<Value> exact = new ArrayList<>(elements.size());
		for (Value element : elements) {
			exact.add(exact(element, types.at(exact.size())));
		}
		return new TupleValue(exact);
	}

	Member member(Entry entry) {
		List<Value> numbers = new ArrayList<>();
		Value rest = rest(entry.key(), types, numbers);
		return new Member(entry, new ValueKey(rest), numbers.toArray(Value[]::new));
	}

	private Value rest(Value value, DeclaredTypes types, List<Value> numbers) {
		if (types.admitFloats() && isFinite(value)) {
			numbers.add(value);
			return ANY_NUMBER;
		}
		if (value instanceof SetValue set) {
			return isWithoutNumbers(value, types) ? exact(value, types)
					: new SetValue(List.of(IntValue.of(set.elements().size())));
		}
		if (value instanceof DictValue dict) {
			return isWithoutNumbers(value, types) ? exact(value, types)
					: new DictValue(List.of(new Entry(IntValue.of(dict.entries().size()), NoneValue.NONE)));
		}
		return (value instanceof Collected sequence) ? rest(sequence.elements(), types, numbers) : value;
	}

	private Value rest(List<Value> elements, DeclaredTypes types, List<Value> numbers) {
		List<Value> rest = new ArrayList<>(elements.size());
		for (Value element : elements) {
			rest.add(rest(element, types.at(rest.size()), numbers));
		}
		return new TupleValue(rest);
	}

	private static boolean isFinite(Value value) {
		return value instanceof IntValue || (value instanceof FloatValue number && Double.isFinite(number.value()));
	}

	/**
	 * Unordered values have no fixed places for numbers, so they are taken apart only
	 * when they have none.
	 */
	private boolean isWithoutNumbers(Value value, DeclaredTypes types) {
		effort.spend(cost);
		if (value instanceof SetValue set) {
			return set.elements().stream().allMatch((member) -> isWithoutNumbers(member, types.ofMembers()));
		}
		if (value instanceof DictValue dict) {
			return dict.entries()
				.stream()
				.allMatch((entry) -> isWithoutNumbers(entry.key(), types.ofKeys())
						&& isWithoutNumbers(entry.value(), types.ofValues()));
		}
		if (value instanceof Collected sequence) {
			for (int i = 0; i < sequence.elements().size(); i++) {
				if (!isWithoutNumbers(sequence.elements().get(i), types.at(i))) {
					return false;
				}
			}
			return true;
		}
		return !types.admitFloats() || !isFinite(value);
	}

}
