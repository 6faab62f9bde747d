package dev.gavel.api.imports.format.python;

import dev.gavel.signature.ValueType;
import dev.gavel.value.Value;
import dev.gavel.value.ValueMismatch;
import dev.gavel.value.typed.TypedValues;
import java.util.HashSet;
import java.util.Set;

/**
 * What is known of the types of a parameter's arguments, or of a function's results. The
 * values themselves are not kept.
 */
final class SeenValues {

	private final GuessedType guessed = new GuessedType();

	private final Set<ValueType> fitting;

	/**
	 * @param asked types that all values may be of
	 */
	SeenValues(Set<ValueType> asked) {
		this.fitting = new HashSet<>(asked);
	}

	void add(Value value) {
		guessed.add(value);
		fitting.removeIf((type) -> !isOf(type, value));
	}

	private static boolean isOf(ValueType type, Value value) {
		try {
			TypedValues.fit(value, type);
			return true;
		}
		catch (ValueMismatch ex) {
			return false;
		}
	}

	/** Whether all are of one of the types that were asked for. */
	boolean fit(ValueType asked) {
		return fitting.contains(asked);
	}

	GuessedType guessed() {
		return guessed;
	}

}
