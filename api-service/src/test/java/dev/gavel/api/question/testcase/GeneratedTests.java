package dev.gavel.api.question.testcase;

import dev.gavel.signature.ValueType;
import dev.gavel.value.Value;
import dev.gavel.value.literal.PythonLiteral;
import dev.gavel.value.typed.TypedValues;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Supplier;

/** Makes up types, and values of them. */
final class GeneratedTests {

	private static final List<String> FLOATS = List.of("0.0", "-0.0", "1.0", "1e16", "1e-07", "nan", "inf", "-inf",
			"0.1", "1.7976931348623157e+308", "5e-324", "123456789.0");

	private static final List<String> TEXTS = List.of("''", "' a '", "'inf'", "'nan'", "'1'", "'true'", "'(1, 2)'",
			"\"it's\"", "'\\n'", "'a\\r\\nb\\n'", "'\\ud800'", "'\\u200b\\xa0'", "'\\U0001f600'", "'\\x00'", "'\"'",
			"'\\\\N'", "' '");

	private static final List<String> SCALARS = List.of("int", "float", "str", "bool", "None", "Any", "float", "str",
			"bytes", "complex", "Decimal", "Literal['a', 1, 'nan']");

	private static final List<String> DECIMALS = List.of("'1.50'", "'-0'", "'NaN'", "'-Infinity'", "'1E+30'", "'1E-9'");

	private static final List<String> COMPLEXES = List.of("1j", "(1+0j)", "(-0-0j)", "(nan+infj)", "(1.5-1e-07j)");

	private static final List<String> BYTES = List.of("b''", "b'\\x00\\xff'", "b\"it's\"", "b'1'", "b'nan'");

	private final Random random;

	GeneratedTests(long seed) {
		this.random = new Random(seed);
	}

	ValueType type() {
		return ValueType.parse(type(3));
	}

	Value value(ValueType type) {
		return TypedValues.fit(PythonLiteral.parseWithObjects(literal(type.toString(), 3)), type);
	}

	private String type(int depth) {
		if (depth == 0) {
			return one(SCALARS);
		}
		return switch (random.nextInt(9)) {
			case 0 -> "List[" + type(depth - 1) + "]";
			case 1 -> "Set[" + hashable(depth - 1) + "]";
			case 2 -> "Dict[" + hashable(depth - 1) + ", " + type(depth - 1) + "]";
			case 3 -> "Tuple[" + type(depth - 1) + ", " + type(depth - 1) + "]";
			case 4 -> "Tuple[" + type(depth - 1) + ", ...]";
			case 5 -> "Optional[" + type(depth - 1) + "]";
			case 6 -> "Union[" + type(depth - 1) + ", " + type(depth - 1) + "]";
			default -> one(SCALARS);
		};
	}

	private String hashable(int depth) {
		return (depth > 0 && random.nextInt(3) == 0) ? "Tuple[" + one(SCALARS) + ", " + one(SCALARS) + "]"
				: one(SCALARS);
	}

	private String literal(String spelling, int depth) {
		ValueType type = ValueType.parse(spelling);
		if (type instanceof ValueType.ListType list) {
			return several("[", "]", () -> literal(list.element(), depth));
		}
		if (type instanceof ValueType.SetType set) {
			return random.nextInt(4) == 0 ? "set()"
					: "{" + literal(set.element(), 0) + ", " + literal(set.element(), 0) + "}";
		}
		if (type instanceof ValueType.DictType dict) {
			return several("{", "}", () -> literal(dict.key(), 0) + ": " + literal(dict.value(), depth));
		}
		if (type instanceof ValueType.TupleType tuple) {
			StringJoiner elements = new StringJoiner(", ", "(", ",)");
			tuple.elements().forEach((element) -> elements.add(literal(element, depth)));
			return elements.toString();
		}
		if (type instanceof ValueType.UniformTupleType tuple) {
			return "(" + literal(tuple.element(), depth) + ", " + literal(tuple.element(), depth) + ")";
		}
		if (type instanceof ValueType.UnionType union) {
			return literal(union.members().get(random.nextInt(union.members().size())), depth);
		}
		return (type instanceof ValueType.LiteralType) ? one(List.of("'a'", "1", "'nan'"))
				: scalar((ValueType.Scalar) type, depth);
	}

	private String literal(ValueType type, int depth) {
		return literal(type.toString(), depth - 1);
	}

	private String scalar(ValueType.Scalar type, int depth) {
		return switch (type) {
			case INT -> new BigInteger(random.nextInt(90) + 1, random).toString();
			case FLOAT -> one(FLOATS);
			case STR -> one(TEXTS);
			case BOOL -> one(List.of("True", "False"));
			case NONE -> "None";
			case ANY -> any(depth);
			case BYTES -> one(BYTES);
			case COMPLEX -> one(COMPLEXES);
			case DECIMAL -> "Decimal(" + one(DECIMALS) + ")";
		};
	}

	private String any(int depth) {
		return (depth <= 0) ? scalar(ValueType.Scalar.values()[random.nextInt(5)], 0)
				: literal(anyType(depth), depth - 1);
	}

	private String anyType(int depth) {
		String type = type(depth - 1);
		return type.equals("Any") || ValueType.parse(type).declaresObjects() ? "Tuple[int, str]" : type;
	}

	private String several(String open, String close, Supplier<String> element) {
		StringJoiner elements = new StringJoiner(", ", open, close);
		for (int i = random.nextInt(3); i > 0; i--) {
			elements.add(element.get());
		}
		return elements.toString();
	}

	private String one(List<String> texts) {
		return texts.get(random.nextInt(texts.size()));
	}

}
