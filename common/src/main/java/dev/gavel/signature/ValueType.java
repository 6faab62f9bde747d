package dev.gavel.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A type as a question's author declares it. {@link #toString()} gives its canonical
 * Python spelling, which stands for it in JSON.
 */
public sealed interface ValueType {

	/**
	 * Reads a Python annotation such as {@code Dict[str, List[int]]} or
	 * {@code int | None}.
	 */
	@JsonCreator
	static ValueType parse(String annotation) {
		return new TypeParser(annotation).parse();
	}

	@Override
	@JsonValue
	String toString();

	<R> R accept(Visitor<R> visitor);

	/**
	 * Returns the types of which each value has one: those of a union, otherwise this
	 * type.
	 */
	default List<ValueType> alternatives() {
		return List.of(this);
	}

	/** Whether a value of this type can be a member of a set or the key of a dict. */
	boolean hashable();

	/**
	 * Whether a {@code str} is a value of this type by declaration, not merely because
	 * anything is.
	 */
	boolean declaresText();

	/**
	 * Whether bytes, complex numbers or Decimals are declared for any place in a value.
	 */
	default boolean declaresObjects() {
		return TypeNames.namesObject(this);
	}

	/** Whether nodes are declared for any place in a value. */
	default boolean declaresNodes() {
		return TypeNames.namesNode(this);
	}

	/** One method for each form of type. */
	interface Visitor<R> {

		R scalar(Scalar type);

		R list(ListType type);

		R set(SetType type);

		R dict(DictType type);

		R tuple(TupleType type);

		R uniformTuple(UniformTupleType type);

		R union(UnionType type);

		R node(NodeType type);

		R literal(LiteralType type);

	}

	/** A form of type that is not a union, and whose values are no text. */
	sealed interface ContainerType extends ValueType {

		@Override
		default boolean declaresText() {
			return false;
		}

	}

	enum Scalar implements ValueType {

		INT("int"), FLOAT("float"), STR("str"), BOOL("bool"), NONE("None"), ANY("Any"), BYTES("bytes"),
		COMPLEX("complex"), DECIMAL("Decimal");

		private final String spelling;

		Scalar(String spelling) {
			this.spelling = spelling;
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.scalar(this);
		}

		@Override
		public boolean hashable() {
			return true;
		}

		@Override
		public boolean declaresText() {
			return this == STR;
		}

		@Override
		public String toString() {
			return spelling;
		}

	}

	/**
	 * One of several constants.
	 *
	 * @param constants each a {@code String} without quotes and backslashes, a
	 * {@code BigInteger} or a {@code Boolean}
	 */
	record LiteralType(List<Object> constants) implements ValueType {

		public LiteralType {
			constants = List.copyOf(constants);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.literal(this);
		}

		@Override
		public boolean hashable() {
			return true;
		}

		@Override
		public boolean declaresText() {
			return constants.stream().anyMatch(String.class::isInstance);
		}

		@Override
		public String toString() {
			return constants.stream().map(LiteralType::spell).collect(Collectors.joining(", ", "Literal[", "]"));
		}

		private static String spell(Object constant) {
			if (constant instanceof Boolean bool) {
				return bool ? "True" : "False";
			}
			return (constant instanceof String) ? "'" + constant + "'" : constant.toString();
		}

	}

	/**
	 * @param deque whether the program gets a {@code collections.deque}; its values are
	 * written like those of a list
	 */
	record ListType(ValueType element, boolean deque) implements ContainerType {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.list(this);
		}

		@Override
		public boolean hashable() {
			return false;
		}

		@Override
		public String toString() {
			return (deque ? "Deque[" : "List[") + element + "]";
		}

	}

	record SetType(ValueType element, boolean frozen) implements ContainerType {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.set(this);
		}

		@Override
		public boolean hashable() {
			return frozen;
		}

		@Override
		public String toString() {
			return (frozen ? "FrozenSet[" : "Set[") + element + "]";
		}

	}

	/**
	 * @param withDefault whether the program gets a {@code collections.defaultdict}; its
	 * values are written like those of a dict
	 */
	record DictType(ValueType key, ValueType value, boolean withDefault) implements ContainerType {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.dict(this);
		}

		@Override
		public boolean hashable() {
			return false;
		}

		@Override
		public String toString() {
			return (withDefault ? "DefaultDict[" : "Dict[") + key + ", " + value + "]";
		}

	}

	/** A tuple with a declared type for each place. */
	record TupleType(List<ValueType> elements) implements ContainerType {

		public TupleType {
			elements = List.copyOf(elements);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.tuple(this);
		}

		@Override
		public boolean hashable() {
			return elements.stream().allMatch(ValueType::hashable);
		}

		@Override
		public String toString() {
			return elements.isEmpty() ? "Tuple[()]" : "Tuple[" + spell(elements, ", ") + "]";
		}

	}

	/** A tuple of any length whose elements share one type. */
	record UniformTupleType(ValueType element) implements ContainerType {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.uniformTuple(this);
		}

		@Override
		public boolean hashable() {
			return element.hashable();
		}

		@Override
		public String toString() {
			return "Tuple[" + element + ", ...]";
		}

	}

	/** One of several types; {@code Optional[X]} is the union of X and None. */
	record UnionType(List<ValueType> members) implements ValueType {

		public UnionType {
			members = List.copyOf(members);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.union(this);
		}

		@Override
		public List<ValueType> alternatives() {
			return members.stream().flatMap((member) -> member.alternatives().stream()).toList();
		}

		@Override
		public boolean hashable() {
			return members.stream().allMatch(ValueType::hashable);
		}

		@Override
		public boolean declaresText() {
			return members.stream().anyMatch(ValueType::declaresText);
		}

		@Override
		public String toString() {
			if (members.size() == 2 && members.get(1) == Scalar.NONE) {
				return "Optional[" + members.get(0) + "]";
			}
			return "Union[" + spell(members, ", ") + "]";
		}

	}

	/**
	 * Nodes as LeetCode defines them. A value is written as it is there: a linked list as
	 * the list of its values, a tree as its values in level order; in a tree of
	 * {@code Node}, None begins the children of each node. None itself is the empty list.
	 */
	enum NodeType implements ContainerType {

		LIST_NODE("ListNode", List.of(Scalar.INT, Scalar.STR), """
				# Definition for singly-linked list.
				# class ListNode:
				#     def __init__(self, val=0, next=None):
				#         self.val = val
				#         self.next = next
				"""),

		TREE_NODE("TreeNode", List.of(Scalar.INT, Scalar.STR, Scalar.NONE), """
				# Definition for a binary tree node.
				# class TreeNode:
				#     def __init__(self, val=0, left=None, right=None):
				#         self.val = val
				#         self.left = left
				#         self.right = right
				"""),

		NODE("Node", List.of(Scalar.INT, Scalar.STR, Scalar.NONE), """
				# Definition for a node of a tree.
				# class Node:
				#     def __init__(self, val=None, children=None):
				#         self.val = val
				#         self.children = children
				""");

		private final String className;

		private final ListType written;

		private final String definition;

		NodeType(String className, List<ValueType> values, String definition) {
			this.className = className;
			this.written = new ListType(new UnionType(values), false);
			this.definition = definition;
		}

		/** Returns the type as which values are written. */
		public ListType written() {
			return written;
		}

		public String className() {
			return className;
		}

		/** Returns the definition that programs find, as a comment. */
		public String definition() {
			return definition;
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.node(this);
		}

		@Override
		public boolean hashable() {
			return false;
		}

		@Override
		public String toString() {
			return "Optional[" + className + "]";
		}

	}

	private static String spell(List<ValueType> types, String separator) {
		return types.stream().map(ValueType::toString).collect(Collectors.joining(separator));
	}

}
