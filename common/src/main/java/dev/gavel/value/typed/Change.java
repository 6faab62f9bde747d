package dev.gavel.value.typed;

import dev.gavel.value.Value.Kind;
import dev.gavel.value.Value;
import java.util.List;

/** Measures how much a value was changed to fit a type. */
final class Change {

	/**
	 * A change of text or of structure counts more than any number of changed numbers.
	 */
	private static final long GREAT = 1L << 32;

	/** A list has an order, and a set has none. JSON writes both as a list. */
	private static final long SET = GREAT / 2;

	private Change() {
	}

	/** Whether text or structure has changed, or a list has become a set. */
	static boolean isGreat(Value value, Value fitted) {
		return of(value, fitted) >= SET;
	}

	/** Returns 0 when the value is unchanged. */
	static long of(Value value, Value fitted) {
		return switch (value.kind()) {
			case NONE, BOOL, INT, FLOAT, BYTES, COMPLEX, DECIMAL -> value.equals(fitted) ? 0 : 1;
			case TEXT -> value.equals(fitted) ? 0 : GREAT;
			case LIST, TUPLE, SET -> isCollected(fitted) ? kind(value, fitted) + inside(value, fitted) : GREAT;
			case DICT -> (fitted.kind() == Kind.DICT) ? inside(value, fitted) : GREAT;
		};
	}

	private static boolean isCollected(Value value) {
		return switch (value.kind()) {
			case LIST, TUPLE, SET -> true;
			case NONE, BOOL, INT, FLOAT, TEXT, DICT, BYTES, COMPLEX, DECIMAL -> false;
		};
	}

	private static long kind(Value from, Value to) {
		if (from.kind() == to.kind()) {
			return 0;
		}
		return (from.kind() == Kind.SET || to.kind() == Kind.SET) ? SET : 1;
	}

	private static long inside(Value from, Value to) {
		return ofAll(from.inside(), to.inside());
	}

	private static long ofAll(List<Value> from, List<Value> to) {
		long change = Math.abs(from.size() - to.size()) * GREAT;
		for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
			change += of(from.get(i), to.get(i));
		}
		return change;
	}

}
