package dev.gavel.value;

/** Limits how deep lists, tuples, sets and dicts are nested. */
public final class Depth {

	/**
	 * The levels that fitting to a type can remove: a dict may be written as a list of
	 * pairs, and a type has at most 20 levels.
	 */
	private static final int REMOVABLE_LEVELS = 20;

	private Depth() {
	}

	/**
	 * @throws ValueMismatch when the value is too deep for any type. Fitting it could
	 * overflow the stack.
	 */
	public static void requireFittable(Value value) {
		check(value, ValueMapper.MAX_DEPTH + REMOVABLE_LEVELS);
	}

	/**
	 * @throws ValueMismatch when the value could be written, but not read back
	 */
	public static Value bounded(Value value) {
		check(value, ValueMapper.MAX_DEPTH);
		return value;
	}

	/**
	 * Goes no deeper than the limit and uses no streams, because JSON may be nested so
	 * deep that a stream on each level would overflow the stack.
	 */
	private static void check(Value value, int levelsLeft) {
		if (!isLevel(value)) {
			return;
		}
		if (levelsLeft == 0) {
			throw new ValueMismatch(Place.WHOLE, ValueMapper.TOO_DEEP);
		}
		for (Value inside : value.inside()) {
			check(inside, levelsLeft - 1);
		}
	}

	/** An empty list is a level, too. */
	private static boolean isLevel(Value value) {
		return switch (value.kind()) {
			case NONE, BOOL, INT, FLOAT, TEXT, BYTES, COMPLEX, DECIMAL -> false;
			case LIST, TUPLE, SET, DICT -> true;
		};
	}

}
