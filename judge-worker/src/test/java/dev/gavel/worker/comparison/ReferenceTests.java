package dev.gavel.worker.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ComparisonSpec.Order;
import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.ComplexValue;
import dev.gavel.value.Value.Collected;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.Numeric;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TupleValue;
import dev.gavel.value.Value;
import dev.gavel.value.ValueCodec;
import dev.gavel.value.literal.PythonLiteral;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares small generated values with the product and with a slow reference, which tries
 * all pairings of the members of sets, the keys of dicts and the elements of lists in any
 * order.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReferenceTests {

	private static final int CASES = 20_000;

	private static final List<Typed> SPECS = List.of(new Typed(1e-9, null), new Typed(1e-5, 1e-5), new Typed(0.0, 0.0),
			new Typed(0.5, 0.0), new Typed(0.0, 1.0));

	/** Chains of numbers that are near one another by either tolerance. */
	private static final List<Value> NUMBERS = Stream
		.of("0", "0.0", "-0.0", "5e-10", "1e-9", "1e-15", "2e-15", "1", "1.0", "1.000000001", "1.000000002", "0.99999",
				"1.00001", "1.00002", "2", "2.0", "2.5", "3", "-1", "-1.5", "1000000000000", "1000000000001",
				"1000000000000.0", "9007199254740993", "9007199254740992.0", "1.7976931348623157e308", "nan", "inf",
				"-inf", "9" + "0".repeat(320))
		.map(PythonLiteral::parse)
		.toList();

	/** Of complex numbers, of which many have the same modulus. */
	private static final List<Value> PARTS = Stream
		.of("0.0", "1.0", "-1.0", "1.000000001", "0.99999", "2.0", "1e-9", "1.7e308", "-1.7e308", "1e308", "nan", "inf")
		.map(PythonLiteral::parse)
		.toList();

	private static final List<Value> OTHERS = Stream.of("None", "True", "'a'", "'1.0'")
		.map(PythonLiteral::parse)
		.toList();

	private final Random random = new Random(17);

	@ParameterizedTest
	@ValueSource(strings = { "Set[float]", "Set[Tuple[float, float]]", "Set[Any]", "Dict[float, float]",
			"Dict[Tuple[int, float], int]", "Any", "Set[complex]", "Set[Tuple[complex, float]]",
			"Dict[complex, float]" })
	void agreesWithAllPairingsTried(String type) {
		int same = 0;
		for (int i = 0; i < CASES; i++) {
			Typed spec = SPECS.get(random.nextInt(SPECS.size()));
			Value expected = read(collection(type));
			Value actual = read(random.nextBoolean() ? moved(expected) : collection(type));
			same += isSameToBoth(spec, type, expected, actual) ? 1 : 0;
		}
		assertThat(same).isBetween(CASES / 20, CASES * 19 / 20);
	}

	@ParameterizedTest
	@CsvSource({ "List[float],ANY", "List[Any],ANY", "'List[Tuple[float, float]]',ANY", "List[List[float]],ANY_DEEP",
			"List[complex],ANY", "List[List[complex]],ANY_DEEP", "List[Any],ANY_DEEP",
			"'List[Tuple[Any, float]]',ANY_DEEP", "Any,ANY_DEEP" })
	void agreesWithAllPairingsTriedWhereListsAreInAnyOrder(String type, Order order) {
		int same = 0;
		for (int i = 0; i < CASES; i++) {
			Typed any = SPECS.get(random.nextInt(SPECS.size()));
			Typed spec = new Typed(any.relative(), any.absolute(), order);
			Value expected = list(type);
			Value actual = (random.nextInt(3) > 0) ? reordered(moved(expected)) : list(type);
			same += isSameToBoth(spec, type, expected, actual) ? 1 : 0;
		}
		assertThat(same).isBetween(CASES / 20, CASES * 19 / 20);
	}

	/** The elements repeat and are near one another. */
	private Value list(String type) {
		Supplier<Value> element = type.equals("List[float]") ? this::number : type.equals("List[complex]")
				? this::complex
				: type.equals("List[List[complex]]") ? () -> new TupleValue(complexes()) : type.contains("Tuple")
						? () -> new TupleValue(List.of(number(), number()))
						: type.equals("List[List[float]]") ? () -> new TupleValue(numbers()) : () -> hashable(2);
		return new TupleValue(IntStream.range(0, 1 + random.nextInt(4)).mapToObj((i) -> element.get()).toList());
	}

	private Value reordered(Value value) {
		if (!(value instanceof TupleValue tuple)) {
			return value;
		}
		List<Value> elements = new ArrayList<>(tuple.elements().stream().map(this::reordered).toList());
		if (random.nextInt(3) > 0) {
			Collections.shuffle(elements, random);
		}
		return new TupleValue(elements);
	}

	private List<Value> complexes() {
		return IntStream.range(0, random.nextInt(4)).mapToObj((i) -> complex()).toList();
	}

	private List<Value> numbers() {
		return IntStream.range(0, random.nextInt(4)).mapToObj((i) -> number()).toList();
	}

	/** Requires that both decide alike, and returns what they decide. */
	private static boolean isSameToBoth(Typed spec, String type, Value expected, Value actual) {
		boolean reference = new Reference(spec).same(expected, actual, types(type, spec));
		assertThat(Comparison.of(spec, ValueType.parse(type)).orElseThrow().difference(expected, actual).isEmpty())
			.as("%s, %s: %s and %s", spec, type, expected, actual)
			.isEqualTo(reference);
		return reference;
	}

	private static DeclaredTypes types(String type, Typed spec) {
		return DeclaredTypes.of(ValueType.parse(type), spec.order());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Set[float]", "Set[Tuple[float, float]]", "Set[Any]", "Dict[float, float]",
			"Dict[Tuple[int, float], int]", "Any" })
	void findsNoDifferenceInEqualBytes(String type) {
		for (int i = 0; i < CASES; i++) {
			byte[] bytes = ValueCodec.encode(collection(type));
			Comparison comparison = Comparison.of(SPECS.get(random.nextInt(SPECS.size())), ValueType.parse(type))
				.orElseThrow();
			assertThat(comparison.acceptsUndecoded(EncodedValue.of(bytes), bytes)).isTrue();
			assertThat(comparison.difference(ValueCodec.decode(bytes), ValueCodec.decode(bytes)))
				.as(() -> new String(bytes, StandardCharsets.UTF_8))
				.isEmpty();
		}
	}

	/** Returns the value as it would come from a program. */
	private static Value read(Value value) {
		return ValueCodec.decode(ValueCodec.encode(value));
	}

	private Value collection(String type) {
		Supplier<Value> key = type.contains("Tuple[complex") ? () -> new TupleValue(List.of(complex(), number()))
				: type.contains("complex") ? this::complex
						: type.contains("Tuple") ? () -> new TupleValue(List.of(number(), number()))
								: type.contains("Any") ? () -> hashable(2) : this::number;
		int size = 1 + random.nextInt(5);
		List<Value> keys = set(IntStream.range(0, size).mapToObj((i) -> key.get()).toList()).elements();
		return type.startsWith("Dict") || (type.equals("Any") && random.nextBoolean())
				? new DictValue(keys.stream().map((one) -> new Entry(one, number())).toList()) : new SetValue(keys);
	}

	/** Without what Python's sets take for the same. */
	private static SetValue set(List<Value> elements) {
		return (SetValue) read(new SetValue(elements));
	}

	private Value hashable(int depth) {
		int kind = random.nextInt((depth > 0) ? 6 : 4);
		if (kind == 5) {
			return set(some(depth));
		}
		return (kind == 4) ? new TupleValue(some(depth)) : (kind == 3) ? pick(OTHERS) : number();
	}

	private List<Value> some(int depth) {
		return IntStream.range(0, random.nextInt(4)).mapToObj((i) -> hashable(depth - 1)).toList();
	}

	private Value number() {
		return pick(NUMBERS);
	}

	private Value complex() {
		return new ComplexValue(((Numeric) pick(PARTS)).toDouble(), ((Numeric) pick(PARTS)).toDouble());
	}

	private Value pick(List<Value> values) {
		return values.get(random.nextInt(values.size()));
	}

	/** Returns the same value in another order, with its numbers moved a little. */
	private Value moved(Value value) {
		if (value instanceof Numeric number) {
			return (random.nextInt(3) > 0) ? value : moved(number.toDouble());
		}
		if (value instanceof ComplexValue number) {
			return new ComplexValue(movedOften(number.real()), movedOften(number.imaginary()));
		}
		if (value instanceof DictValue dict) {
			List<Entry> entries = new ArrayList<>(dict.entries());
			Collections.shuffle(entries, random);
			return new DictValue(
					entries.stream().map((entry) -> new Entry(moved(entry.key()), moved(entry.value()))).toList());
		}
		if (!(value instanceof Collected collected)) {
			return value;
		}
		List<Value> elements = new ArrayList<>(collected.elements().stream().map(this::moved).toList());
		if (value instanceof SetValue) {
			Collections.shuffle(elements, random);
			return new SetValue(elements);
		}
		return new TupleValue(elements);
	}

	private double movedOften(FloatValue number) {
		return random.nextBoolean() ? number.value() : moved(number.value()).value();
	}

	private FloatValue moved(double number) {
		List<Double> steps = List.of(0.0, 4e-16, -4e-16, 1e-9, -1e-9, 1e-5, -1e-5, 1.0);
		double step = steps.get(random.nextInt(steps.size()));
		return new FloatValue((number == 0) ? step : number * (1 + step));
	}

	/** Compares as documented, in the plainest way. */
	private record Reference(Typed spec) {

		boolean same(Value expected, Value actual, DeclaredTypes types) {
			if (expected instanceof Numeric && actual instanceof Numeric) {
				return number(expected, actual, types.admitFloats());
			}
			if (expected instanceof ComplexValue number && actual instanceof ComplexValue other) {
				return new Tolerance(spec).allows(number, other);
			}
			if (expected instanceof SetValue set && actual instanceof SetValue other) {
				return paired(set.elements(), other.elements(), (one, two) -> same(one, two, types.ofMembers()));
			}
			if (expected instanceof DictValue dict && actual instanceof DictValue other) {
				return paired(dict.entries(), other.entries(), (one, two) -> same(one.key(), two.key(), types.ofKeys())
						&& same(one.value(), two.value(), types.ofValues()));
			}
			if (expected instanceof TupleValue tuple && actual instanceof TupleValue other && types.admitAnyOrder()) {
				return paired(tuple.elements(), other.elements(), (one, two) -> same(one, two, types.ofElements()));
			}
			if (expected instanceof TupleValue tuple && actual instanceof TupleValue other) {
				return tuple.elements().size() == other.elements().size() && IntStream.range(0, tuple.elements().size())
					.allMatch((i) -> same(tuple.elements().get(i), other.elements().get(i), types.at(i)));
			}
			return expected.equals(actual);
		}

		private boolean number(Value expected, Value actual, boolean floats) {
			if (!floats || (expected instanceof IntValue && actual instanceof IntValue)) {
				return expected.equals(actual);
			}
			if (!isFinite(expected) || !isFinite(actual)) {
				return expected.equals(actual);
			}
			BigDecimal distance = decimal(expected).subtract(decimal(actual)).abs();
			BigDecimal relative = BigDecimal.valueOf(spec.relative()).multiply(decimal(expected).abs());
			BigDecimal absolute = BigDecimal.valueOf(spec.absoluteAt(decimal(expected).signum()));
			return distance.compareTo(relative.max(absolute)) <= 0;
		}

		private static boolean isFinite(Value value) {
			return value instanceof IntValue || Double.isFinite(((FloatValue) value).value());
		}

		private static BigDecimal decimal(Value value) {
			if (value instanceof IntValue integer) {
				return new BigDecimal(integer.value());
			}
			double number = ((FloatValue) value).value();
			return (number == Math.rint(number)) ? new BigDecimal(number) : BigDecimal.valueOf(number);
		}

		private static <T> boolean paired(List<T> expected, List<T> actual, BiPredicate<T, T> same) {
			if (expected.isEmpty() || expected.size() != actual.size()) {
				return expected.size() == actual.size();
			}
			return IntStream.range(0, actual.size())
				.filter((i) -> same.test(expected.get(0), actual.get(i)))
				.anyMatch((i) -> paired(expected.subList(1, expected.size()), without(i, actual), same));
		}

		private static <T> List<T> without(int index, List<T> list) {
			List<T> others = new ArrayList<>(list);
			others.remove(index);
			return others;
		}

	}

}
