package dev.gavel.api.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Parts a list into parts that are small enough. */
final class Parts {

	/** The most characters of a part, unless a single element has more. */
	private static final long MOST_CHARACTERS = 1024 * 1024;

	private Parts() {
	}

	/**
	 * @param most how many elements a part may have
	 * @param characters returns how long an element is
	 */
	static <T> List<List<T>> of(List<T> all, int most, ToLongFunction<T> characters) {
		List<List<T>> parts = new ArrayList<>();
		List<T> part = new ArrayList<>();
		long length = 0;
		for (T one : all) {
			long more = characters.applyAsLong(one);
			if (part.size() == most || (!part.isEmpty() && length + more > MOST_CHARACTERS)) {
				parts.add(part);
				part = new ArrayList<>();
				length = 0;
			}
			part.add(one);
			length += more;
		}
		if (!part.isEmpty()) {
			parts.add(part);
		}
		return parts;
	}

}
