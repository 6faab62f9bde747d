package dev.gavel.signature;

import dev.gavel.signature.ValueType.DictType;
import dev.gavel.signature.ValueType.ListType;
import dev.gavel.signature.ValueType.LiteralType;
import dev.gavel.signature.ValueType.NodeType;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.signature.ValueType.SetType;
import dev.gavel.signature.ValueType.TupleType;
import dev.gavel.signature.ValueType.UniformTupleType;
import dev.gavel.signature.ValueType.UnionType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one annotation by recursive descent: {@code union := type ("|" type)*},
 * {@code type := (quoted union | name ["[" args "]"]) "[]"*}. {@code <args>} stands for
 * {@code [args]}.
 */
final class TypeParser {

	private static final int MAX_DEPTH = 20;

	private static final int MAX_LENGTH = 1000;

	/** Whatever else Python would read can be written so. */
	private static final Pattern CONSTANT = Pattern.compile(
			"'([^'\"\\\\\\p{Cntrl}\\p{Cs}]*)'|\"([^'\"\\\\\\p{Cntrl}\\p{Cs}]*)\"|-?(?:0|[1-9][0-9]*)|True|False|None");

	private final String text;

	private int position;

	TypeParser(String text) {
		this.text = text;
	}

	ValueType parse() {
		requireLength(text);
		ValueType type = union(1);
		if (position < text.length()) {
			throw malformed("expected the end of the type");
		}
		requireReadableAgain(type.toString());
		return type;
	}

	/**
	 * Types are stored as they are spelled, which may be longer and deeper than what was
	 * typed in.
	 */
	private static void requireReadableAgain(String spelling) {
		requireLength(spelling);
		int depth = 1;
		for (char c : spelling.toCharArray()) {
			depth += (c == '[') ? 1 : (c == ']') ? -1 : 0;
			requireDepth(depth);
		}
	}

	private static void requireLength(String text) {
		if (text.length() > MAX_LENGTH) {
			throw new MalformedType(
					"a type may have at most %,d characters; this one has %,d".formatted(MAX_LENGTH, text.length()));
		}
	}

	private static void requireDepth(int depth) {
		if (depth > MAX_DEPTH) {
			throw new MalformedType(
					"types may be nested at most %d levels deep; this one is deeper".formatted(MAX_DEPTH));
		}
	}

	private ValueType union(int depth) {
		List<ValueType> members = new ArrayList<>(List.of(type(depth)));
		while (accept("|")) {
			members.add(type(depth));
		}
		return unionOf(members);
	}

	private ValueType type(int depth) {
		requireDepth(depth);
		ValueType type = accept("\"") ? quoted(depth, "\"") : accept("'") ? quoted(depth, "'") : named(depth);
		while (acceptArray()) {
			type = new ListType(type, false);
		}
		return type;
	}

	private ValueType quoted(int depth, String quote) {
		ValueType type = union(depth + 1);
		expect(quote);
		return type;
	}

	private ValueType named(int depth) {
		String written = name();
		String name = TypeNames.canonical(written);
		return switch (name) {
			case "int" -> Scalar.INT;
			case "float" -> Scalar.FLOAT;
			case "str" -> Scalar.STR;
			case "bool" -> Scalar.BOOL;
			case "None" -> Scalar.NONE;
			case "Any" -> Scalar.ANY;
			case "bytes" -> Scalar.BYTES;
			case "complex" -> Scalar.COMPLEX;
			case "Decimal" -> Scalar.DECIMAL;
			case "Literal" -> literal();
			case "List", "Deque" ->
				new ListType(only(written, arguments(depth, Scalar.ANY), 1).get(0), name.equals("Deque"));
			case "Set", "FrozenSet" ->
				new SetType(hashable(only(written, arguments(depth, Scalar.ANY), 1).get(0)), name.equals("FrozenSet"));
			case "Dict", "DefaultDict" ->
				dict(only(written, arguments(depth, Scalar.ANY, Scalar.ANY), 2), name.equals("DefaultDict"));
			case "Tuple" -> tuple(depth);
			case "ListNode" -> NodeType.LIST_NODE;
			case "TreeNode" -> NodeType.TREE_NODE;
			case "Node" -> NodeType.NODE;
			case "Optional" -> unionOf(List.of(only(written, arguments(depth), 1).get(0), Scalar.NONE));
			case "Union" -> unionOf(arguments(depth));
			default -> throw new MalformedType(
					"unknown type '%s' in '%s'%s".formatted(written, text, TypeNames.meant(written)));
		};
	}

	private ValueType literal() {
		expect("[");
		List<ValueType> members = new ArrayList<>();
		List<Object> constants = new ArrayList<>();
		do {
			Object constant = constant();
			if (constant == Scalar.NONE) {
				members.add(Scalar.NONE);
			}
			else if (!constants.contains(constant)) {
				constants.add(constant);
			}
		}
		while (accept(","));
		expect("]");
		if (!constants.isEmpty()) {
			members.add(0, new LiteralType(constants));
		}
		return unionOf(members);
	}

	/** Returns the constant of a literal; for None, its type. */
	private Object constant() {
		skipSpace();
		Matcher constant = CONSTANT.matcher(text).region(position, text.length());
		if (!constant.lookingAt()) {
			throw malformed("expected a text in quotes without a backslash, an int, True, False or None");
		}
		position = constant.end();
		String quoted = (constant.group(1) != null) ? constant.group(1) : constant.group(2);
		if (quoted != null) {
			return quoted;
		}
		return switch (constant.group()) {
			case "True" -> true;
			case "False" -> false;
			case "None" -> Scalar.NONE;
			default -> new BigInteger(constant.group());
		};
	}

	private DictType dict(List<ValueType> arguments, boolean withDefault) {
		return new DictType(hashable(arguments.get(0)), arguments.get(1), withDefault);
	}

	private ValueType tuple(int depth) {
		String close = open();
		if (close.isEmpty()) {
			return new UniformTupleType(Scalar.ANY);
		}
		if (accept("(")) {
			expect(")");
			expect(close);
			return new TupleType(List.of());
		}
		List<ValueType> elements = new ArrayList<>(List.of(union(depth + 1)));
		while (accept(",")) {
			if (elements.size() == 1 && accept("...")) {
				expect(close);
				return new UniformTupleType(elements.get(0));
			}
			elements.add(union(depth + 1));
		}
		expect(close);
		return new TupleType(elements);
	}

	private List<ValueType> arguments(int depth, ValueType... whenBare) {
		String close = open();
		if (close.isEmpty()) {
			if (whenBare.length == 0) {
				throw malformed("expected '['");
			}
			return List.of(whenBare);
		}
		List<ValueType> arguments = new ArrayList<>(List.of(union(depth + 1)));
		while (accept(",")) {
			arguments.add(union(depth + 1));
		}
		expect(close);
		return arguments;
	}

	/** Returns the bracket that closes the arguments; empty if there are none. */
	private String open() {
		return accept("[") ? "]" : accept("<") ? ">" : "";
	}

	private boolean acceptArray() {
		int start = position;
		if (accept("[") && accept("]")) {
			return true;
		}
		position = start;
		return false;
	}

	private List<ValueType> only(String name, List<ValueType> arguments, int count) {
		if (arguments.size() != count) {
			throw new MalformedType("%s takes %d type%s in its brackets, '%s' gives it %d".formatted(name, count,
					(count == 1) ? "" : "s", text, arguments.size()));
		}
		return arguments;
	}

	private ValueType hashable(ValueType type) {
		if (!type.hashable()) {
			throw new MalformedType(
					"%s in '%s' cannot be in a set or the key of a dict: Python cannot hash it".formatted(type, text));
		}
		return type;
	}

	private ValueType unionOf(List<ValueType> members) {
		Set<ValueType> distinct = new LinkedHashSet<>();
		members.forEach((member) -> distinct.addAll(member.alternatives()));
		if (distinct.stream().anyMatch(NodeType.class::isInstance)) {
			distinct.remove(Scalar.NONE);
		}
		distinct.forEach((member) -> requireRecognizable(member, distinct));
		return (distinct.size() == 1) ? distinct.iterator().next() : new UnionType(List.copyOf(distinct));
	}

	/**
	 * Values of these types are written like those of others. The harness must know which
	 * of them to make objects of.
	 */
	private void requireRecognizable(ValueType member, Set<ValueType> members) {
		if (member instanceof NodeType && members.size() > 1) {
			throw new MalformedType("%s in '%s' may be in a union with None only".formatted(member, text));
		}
		if (TypeNames.namesMadeType(member) && members.stream()
			.anyMatch((other) -> other != member && (!(other instanceof Scalar) || other == Scalar.ANY))) {
			throw new MalformedType(
					"%s in '%s' may be in a union with None, int, float, str, bool, bytes, complex and Decimal only"
						.formatted(member, text));
		}
	}

	private String name() {
		skipSpace();
		int start = position;
		while (position < text.length() && isNamePart(text.charAt(position))) {
			position++;
		}
		if (start == position) {
			throw malformed("expected a type");
		}
		return text.substring(start, position);
	}

	private static boolean isNamePart(char c) {
		return Character.isLetterOrDigit(c) || c == '_' || c == '.';
	}

	private boolean accept(String symbol) {
		skipSpace();
		if (!text.startsWith(symbol, position)) {
			return false;
		}
		position += symbol.length();
		skipSpace();
		return true;
	}

	private void expect(String symbol) {
		if (!accept(symbol)) {
			throw malformed("expected '" + symbol + "'");
		}
	}

	private void skipSpace() {
		while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
			position++;
		}
	}

	private MalformedType malformed(String expectation) {
		String found = (position < text.length()) ? "found '" + text.substring(position) + "'" : "the type ends there";
		return new MalformedType(
				"%s at character %d of '%s', but %s".formatted(expectation, position + 1, text, found));
	}

}
