package dev.gavel.api.question.comparison;

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
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds lists that can be compared in any order. Visiting a type returns the types inside
 * it that may have such lists; members of sets and keys of dicts cannot.
 */
final class ListsInType implements ValueType.Visitor<Stream<ValueType>> {

	private static final ListsInType INSIDE = new ListsInType();

	private ListsInType() {
	}

	/** Whether a value of this type is such a list, or may be anything. */
	static boolean isList(ValueType type) {
		List<ValueType> alternatives = type.alternatives();
		return alternatives.contains(Scalar.ANY) || (alternatives.stream().anyMatch(ListType.class::isInstance)
				&& alternatives.stream().noneMatch(TupleType.class::isInstance));
	}

	/** Whether a value of this type is such a list or has one inside. */
	static boolean hasList(ValueType type) {
		return isList(type) || type.accept(INSIDE).anyMatch(ListsInType::hasList);
	}

	@Override
	public Stream<ValueType> scalar(Scalar type) {
		return Stream.empty();
	}

	@Override
	public Stream<ValueType> list(ListType type) {
		return Stream.of(type.element());
	}

	@Override
	public Stream<ValueType> set(SetType type) {
		return Stream.empty();
	}

	@Override
	public Stream<ValueType> dict(DictType type) {
		return Stream.of(type.value());
	}

	@Override
	public Stream<ValueType> tuple(TupleType type) {
		return type.elements().stream();
	}

	@Override
	public Stream<ValueType> uniformTuple(UniformTupleType type) {
		return Stream.of(type.element());
	}

	@Override
	public Stream<ValueType> union(UnionType type) {
		return type.members().stream().flatMap((member) -> member.accept(this));
	}

	@Override
	public Stream<ValueType> literal(LiteralType type) {
		return Stream.empty();
	}

	@Override
	public Stream<ValueType> node(NodeType type) {
		return Stream.empty();
	}

}
