package dev.gavel.api.imports.format.python;

import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Kind;
import dev.gavel.value.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Guesses a type of which all values are that it was shown, so that each stays as it is.
 * It keeps none of them, because they may be large.
 */
final class GuessedType {

	/** Longer tuples are probably of any length. */
	private static final int LONGEST_TUPLE = 6;

	/** Deeper inside, anything goes. */
	private static final int MOST_DEPTH = 6;

	/** Longer types help nobody. */
	private static final int MOST_CHARACTERS = 200;

	private static final String ANY = "Any";

	private static final Set<Kind> NUMBERS = EnumSet.of(Kind.INT, Kind.FLOAT);

	private final int depth;

	private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);

	/** Of what is inside the values; inside dicts, of the keys. */
	private @Nullable GuessedType inside;

	/** Of the values of dicts. */
	private @Nullable GuessedType entries;

	/** Of each place in tuples; empty when tuples are of any length. */
	private @Nullable List<GuessedType> places;

	GuessedType() {
		this(1);
	}

	private GuessedType(int depth) {
		this.depth = depth;
	}

	void add(Value value) {
		kinds.add(value.kind());
		if (depth > MOST_DEPTH) {
			return;
		}
		if (value instanceof DictValue dict) {
			dict.entries().forEach((entry) -> {
				inside().add(entry.key());
				entries().add(entry.value());
			});
			return;
		}
		List<Value> members = value.inside();
		members.forEach((member) -> inside().add(member));
		if (value.kind() == Kind.TUPLE) {
			addPlaces(members);
		}
	}

	private void addPlaces(List<Value> members) {
		if (places == null) {
			int length = (members.size() <= LONGEST_TUPLE) ? members.size() : 0;
			places = Stream.generate(() -> new GuessedType(depth + 1)).limit(length).toList();
		}
		if (places.size() != members.size()) {
			places = List.of();
		}
		for (int place = 0; place < places.size(); place++) {
			places.get(place).add(members.get(place));
		}
	}

	private GuessedType inside() {
		inside = (inside != null) ? inside : new GuessedType(depth + 1);
		return inside;
	}

	private GuessedType entries() {
		entries = (entries != null) ? entries : new GuessedType(depth + 1);
		return entries;
	}

	/** Whether any value is not None. */
	boolean isOfSomething() {
		return !kinds.isEmpty() && !kinds.equals(EnumSet.of(Kind.NONE));
	}

	/**
	 * Returns the type: {@code Any} where the values tell nothing, or are of several
	 * types.
	 */
	@Override
	public String toString() {
		return of(false);
	}

	/** Returns the type with room for a float where the values have ints. */
	String withFloats() {
		return of(true);
	}

	private String of(boolean floats) {
		Set<Kind> present = EnumSet.copyOf(kinds);
		boolean optional = present.remove(Kind.NONE);
		if (floats && present.contains(Kind.INT)) {
			present.add(Kind.FLOAT);
		}
		if (present.equals(NUMBERS)) {
			return optional ? "Union[int, float, None]" : "Union[int, float]";
		}
		if (present.size() != 1 || depth > MOST_DEPTH) {
			return ANY;
		}
		String type = of(present.iterator().next(), floats);
		if (type.length() > MOST_CHARACTERS) {
			return ANY;
		}
		return (optional && !type.equals(ANY)) ? "Optional[" + type + "]" : type;
	}

	private String of(Kind kind, boolean floats) {
		return switch (kind) {
			case NONE -> ANY;
			case BOOL -> "bool";
			case INT -> "int";
			case FLOAT -> "float";
			case TEXT -> "str";
			case BYTES -> "bytes";
			case COMPLEX -> "complex";
			case DECIMAL -> "Decimal";
			case LIST -> "List[" + inside().of(floats) + "]";
			case SET -> "Set[" + inside().of(floats) + "]";
			case TUPLE -> tuple(floats);
			case DICT -> "Dict[%s, %s]".formatted(inside().of(floats), entries().of(floats));
		};
	}

	private String tuple(boolean floats) {
		return (places == null || places.isEmpty()) ? "Tuple[" + inside().of(floats) + ", ...]"
				: places.stream().map((place) -> place.of(floats)).collect(Collectors.joining(", ", "Tuple[", "]"));
	}

}
