package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec.Order;
import dev.gavel.signature.ValueType;
import dev.gavel.signature.ValueType.DictType;
import dev.gavel.signature.ValueType.ListType;
import dev.gavel.signature.ValueType.LiteralType;
import dev.gavel.signature.ValueType.NodeType;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.signature.ValueType.SetType;
import dev.gavel.signature.ValueType.TupleType;
import dev.gavel.signature.ValueType.UniformTupleType;
import dev.gavel.signature.ValueType.UnionType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types that are declared for one place inside a result; a union declares several.
 * The types of inner places are computed once, because there may be a million values.
 */
final class DeclaredTypes {

	private final Declared declared = new Declared();

	private final boolean any;

	private final boolean floats;

	private final Order order;

	private @Nullable DeclaredTypes element;

	private @Nullable DeclaredTypes member;

	private @Nullable DeclaredTypes key;

	private @Nullable DeclaredTypes value;

	/** The elements with types of their own; all others have the same types. */
	private final Map<Integer, DeclaredTypes> places = new HashMap<>();

	private DeclaredTypes(List<ValueType> types, Order order) {
		types.forEach((type) -> type.accept(declared));
		this.any = declared.scalars.contains(Scalar.ANY);
		this.floats = any || declared.scalars.contains(Scalar.FLOAT);
		this.order = order;
	}

	static DeclaredTypes of(ValueType type, Order order) {
		return new DeclaredTypes(List.of(type), order);
	}

	boolean admitFloats() {
		return floats;
	}

	/**
	 * Whether the elements of a list may come in any order. Where a tuple with a type for
	 * each place is declared, too, they may not.
	 */
	boolean admitAnyOrder() {
		return order != Order.STRICT && (any || (declared.lists && declared.places == 0));
	}

	/** Returns the types of an element of a list or tuple. */
	DeclaredTypes at(int index) {
		if (!any && index < declared.places) {
			return places.computeIfAbsent(index, (place) -> inside(declared.at(place), order.inside()));
		}
		return ofElements();
	}

	/** Returns the types of the elements that have none of their own. */
	DeclaredTypes ofElements() {
		if (element == null) {
			element = inside(declared.elements, order.inside());
		}
		return element;
	}

	/** Returns the types of the members of a set, among which are no lists. */
	DeclaredTypes ofMembers() {
		if (member == null) {
			member = inside(declared.members, Order.STRICT);
		}
		return member;
	}

	/** Returns the types of the keys of a dict, among which are no lists. */
	DeclaredTypes ofKeys() {
		if (key == null) {
			key = inside(declared.keys, Order.STRICT);
		}
		return key;
	}

	/** Returns the types of the values of a dict. */
	DeclaredTypes ofValues() {
		if (value == null) {
			value = inside(declared.values, order.inside());
		}
		return value;
	}

	private DeclaredTypes inside(List<ValueType> types, Order order) {
		if (any) {
			return (order == this.order) ? this : new DeclaredTypes(List.of(Scalar.ANY), order);
		}
		return new DeclaredTypes(types, order);
	}

	/** Collects scalars and the types inside others. */
	private static final class Declared implements ValueType.Visitor<Declared> {

		private final Set<Scalar> scalars = EnumSet.noneOf(Scalar.class);

		private final List<ValueType> elements = new ArrayList<>();

		private boolean lists;

		private final List<TupleType> tuples = new ArrayList<>();

		private int places;

		private final List<ValueType> members = new ArrayList<>();

		private final List<ValueType> keys = new ArrayList<>();

		private final List<ValueType> values = new ArrayList<>();

		List<ValueType> at(int index) {
			List<ValueType> types = new ArrayList<>(elements);
			tuples.stream().flatMap((tuple) -> tuple.elements().stream().skip(index).limit(1)).forEach(types::add);
			return types;
		}

		@Override
		public Declared scalar(Scalar type) {
			scalars.add(type);
			return this;
		}

		@Override
		public Declared list(ListType type) {
			lists = true;
			elements.add(type.element());
			return this;
		}

		@Override
		public Declared set(SetType type) {
			members.add(type.element());
			return this;
		}

		@Override
		public Declared dict(DictType type) {
			keys.add(type.key());
			values.add(type.value());
			return this;
		}

		@Override
		public Declared tuple(TupleType type) {
			tuples.add(type);
			places = Math.max(places, type.elements().size());
			return this;
		}

		@Override
		public Declared uniformTuple(UniformTupleType type) {
			elements.add(type.element());
			return this;
		}

		/** Its values are written as a list, whose order is never free. */
		@Override
		public Declared node(NodeType type) {
			elements.add(type.written().element());
			return this;
		}

		@Override
		public Declared literal(LiteralType type) {
			return this;
		}

		@Override
		public Declared union(UnionType type) {
			type.members().forEach((member) -> member.accept(this));
			return this;
		}

	}

}
