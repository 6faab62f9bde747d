package dev.gavel.worker.comparison;

import dev.gavel.signature.ValueType;
import dev.gavel.signature.ValueType.DictType;
import dev.gavel.signature.ValueType.ListType;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.signature.ValueType.SetType;
import dev.gavel.signature.ValueType.TupleType;
import dev.gavel.signature.ValueType.UniformTupleType;
import dev.gavel.signature.ValueType.UnionType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The types that are declared for one place inside a result; a union declares several.
 * The types of inner places are computed once, because there may be a million values.
 */
final class DeclaredTypes {

	private final List<ValueType> types;

	private final boolean any;

	private final boolean floats;

	/** The number of elements with types of their own; all others have the same types. */
	private final int places;

	/** A separate field, because most values are in lists. */
	private @Nullable DeclaredTypes element;

	private final Map<Object, DeclaredTypes> inside = new HashMap<>();

	private DeclaredTypes(Stream<ValueType> types) {
		this.types = types.flatMap(DeclaredTypes::members).toList();
		this.any = this.types.contains(Scalar.ANY);
		this.floats = any || this.types.contains(Scalar.FLOAT);
		this.places = this.types.stream().mapToInt(DeclaredTypes::places).max().orElse(0);
	}

	static DeclaredTypes of(ValueType type) {
		return new DeclaredTypes(Stream.of(type));
	}

	private static Stream<ValueType> members(ValueType type) {
		return (type instanceof UnionType union) ? union.members().stream().flatMap(DeclaredTypes::members)
				: Stream.of(type);
	}

	boolean admitFloats() {
		return floats;
	}

	/** Returns the types of an element of a list or tuple. */
	DeclaredTypes at(int index) {
		if (index < places) {
			return inside(index, (type) -> element(type, index));
		}
		if (element == null) {
			element = inside(ListType.class, (type) -> element(type, index));
		}
		return element;
	}

	private static int places(ValueType type) {
		return (type instanceof TupleType tuple) ? tuple.elements().size() : 0;
	}

	/** Returns the types of the members of a set. */
	DeclaredTypes ofMembers() {
		return inside(SetType.class,
				(type) -> (type instanceof SetType set) ? Stream.of(set.element()) : Stream.empty());
	}

	/** Returns the types of the keys of a dict. */
	DeclaredTypes ofKeys() {
		return inside("key", (type) -> (type instanceof DictType dict) ? Stream.of(dict.key()) : Stream.empty());
	}

	/** Returns the types of the values of a dict. */
	DeclaredTypes ofValues() {
		return inside("value", (type) -> (type instanceof DictType dict) ? Stream.of(dict.value()) : Stream.empty());
	}

	private DeclaredTypes inside(Object part, Function<ValueType, Stream<ValueType>> types) {
		return any ? this
				: inside.computeIfAbsent(part, (key) -> new DeclaredTypes(this.types.stream().flatMap(types)));
	}

	private static Stream<ValueType> element(ValueType type, int index) {
		if (type instanceof ListType list) {
			return Stream.of(list.element());
		}
		if (type instanceof UniformTupleType tuple) {
			return Stream.of(tuple.element());
		}
		return (type instanceof TupleType tuple) ? tuple.elements().stream().skip(index).limit(1) : Stream.empty();
	}

}
