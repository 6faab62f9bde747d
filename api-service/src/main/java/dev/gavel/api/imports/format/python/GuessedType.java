package dev.gavel.api.imports.format.python;

import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.Kind;
import dev.gavel.value.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Guesses a type of which all given values are, so that each stays as it is. */
public final class GuessedType {

	/** Longer tuples are probably of any length. */
	private static final int LONGEST_TUPLE = 6;

	/** Deeper inside, anything goes. */
	private static final int MOST_DEPTH = 6;

	/** Longer types help nobody. */
	private static final int MOST_CHARACTERS = 200;

	private static final String ANY = "Any";

	private static final Set<Kind> NUMBERS = EnumSet.of(Kind.INT, Kind.FLOAT);

	/** Whether there are floats among ints. */
	private final boolean floats;

	private GuessedType(boolean floats) {
		this.floats = floats;
	}

	/**
	 * Returns {@code Any} where the values tell nothing, or are of several types.
	 */
	public static String of(List<Value> values) {
		return new GuessedType(false).of(values, 1);
	}

	/** Does the same, but a float may stand where the values have ints. */
	static String withFloats(List<Value> values) {
		return new GuessedType(true).of(values, 1);
	}

	private String of(List<Value> values, int depth) {
		Set<Kind> kinds = values.stream()
			.map(Value::kind)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
		boolean optional = kinds.remove(Kind.NONE);
		if (floats && kinds.contains(Kind.INT)) {
			kinds.add(Kind.FLOAT);
		}
		if (kinds.equals(NUMBERS)) {
			return optional ? "Union[int, float, None]" : "Union[int, float]";
		}
		if (kinds.size() != 1 || depth > MOST_DEPTH) {
			return ANY;
		}
		List<Value> present = values.stream().filter((value) -> value.kind() != Kind.NONE).toList();
		String type = of(kinds.iterator().next(), present, depth);
		if (type.length() > MOST_CHARACTERS) {
			return ANY;
		}
		return (optional && !type.equals(ANY)) ? "Optional[" + type + "]" : type;
	}

	private String of(Kind kind, List<Value> values, int depth) {
		return switch (kind) {
			case NONE -> ANY;
			case BOOL -> "bool";
			case INT -> "int";
			case FLOAT -> "float";
			case TEXT -> "str";
			case BYTES -> "bytes";
			case COMPLEX -> "complex";
			case DECIMAL -> "Decimal";
			case LIST -> "List[" + of(inside(values), depth + 1) + "]";
			case SET -> "Set[" + of(inside(values), depth + 1) + "]";
			case TUPLE -> tuple(values, depth);
			case DICT -> "Dict[%s, %s]".formatted(of(keys(values), depth + 1), of(valuesOf(values), depth + 1));
		};
	}

	private String tuple(List<Value> tuples, int depth) {
		int length = tuples.get(0).inside().size();
		boolean same = tuples.stream().allMatch((tuple) -> tuple.inside().size() == length);
		if (!same || length == 0 || length > LONGEST_TUPLE) {
			return "Tuple[%s, ...]".formatted(of(inside(tuples), depth + 1));
		}
		return IntStream.range(0, length)
			.mapToObj((place) -> of(tuples.stream().map((tuple) -> tuple.inside().get(place)).toList(), depth + 1))
			.collect(Collectors.joining(", ", "Tuple[", "]"));
	}

	private static List<Value> inside(List<Value> values) {
		return values.stream().flatMap((value) -> value.inside().stream()).toList();
	}

	private static List<Value> keys(List<Value> dicts) {
		return entries(dicts).stream().map(Entry::key).toList();
	}

	private static List<Value> valuesOf(List<Value> dicts) {
		return entries(dicts).stream().map(Entry::value).toList();
	}

	private static List<Entry> entries(List<Value> dicts) {
		List<Entry> entries = new ArrayList<>();
		dicts.forEach((dict) -> entries.addAll(((DictValue) dict).entries()));
		return entries;
	}

}
