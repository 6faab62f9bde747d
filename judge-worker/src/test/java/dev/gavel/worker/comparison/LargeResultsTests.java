package dev.gavel.worker.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ComparisonSpec.Order;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.signature.ValueType;
import dev.gavel.value.ComplexValue;
import dev.gavel.value.Value;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value.TupleValue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Compares the largest allowed values, made to be slow to compare. If the time grew with
 * the square of the size, each of these tests would take minutes. They measure CPU time,
 * because the machine may be busy.
 */
@Execution(ExecutionMode.CONCURRENT)
class LargeResultsTests {

	private static final String CANNOT_TELL = "too many members are within the tolerance of one another"
			+ " to tell whether they are the expected ones";

	private static final Duration MOST_CPU_TIME = Duration.ofSeconds(5);

	private static final Typed WIDE = new Typed(1e-5, 1e-5);

	private final Random random = new Random(17);

	@Test
	void setsOfFloats() {
		List<Value> expected = values(400_000, (i) -> number(i + 0.5));
		assertThat(inSets(ComparisonSpec.DEFAULT, expected, shuffled(400_000, (i) -> number(i + 0.5 + i * 1e-13))))
			.isEmpty();
		assertThat(inSets(ComparisonSpec.DEFAULT, expected, shuffled(400_000, (i) -> number((i == 7) ? 7.6 : i + 0.5))))
			.hasValue("the member 7.5 is missing");
	}

	@Test
	void setsOfIntsWhereFloatsWereExpected() {
		assertThat(inSets(ComparisonSpec.DEFAULT, values(400_000, Value.IntValue::of), shuffled(400_000, this::number)))
			.isEmpty();
	}

	@Test
	void setsOfFloatTuples() {
		List<Value> expected = values(1500, (i) -> tuple(random.nextDouble(), random.nextDouble()));
		List<Value> actual = new ArrayList<>(expected.stream().map((value) -> moved(value, 1e-12)).toList());
		Collections.shuffle(actual, random);
		assertThat(inSets(ComparisonSpec.DEFAULT, expected, actual)).isEmpty();
		actual.set(700, tuple(0.5, 0.5));
		assertThat(inSets(ComparisonSpec.DEFAULT, expected, actual))
			.hasValueSatisfying((text) -> assertThat(text).endsWith(" is missing"));
	}

	/** All have the same modulus. */
	@Test
	void setsOfComplexNumbersOnACircle() {
		IntFunction<Value> root = (i) -> onCircle(2 * Math.PI * i / 100_000);
		List<Value> actual = shuffled(100_000, (i) -> onCircle(2 * Math.PI * i / 100_000 + 1e-14));
		assertThat(inSets(ComparisonSpec.DEFAULT, values(100_000, root), actual)).isEmpty();
		actual.set(700, new ComplexValue(0.6, 0.8));
		assertThat(inSets(ComparisonSpec.DEFAULT, values(100_000, root), actual))
			.hasValueSatisfying((text) -> assertThat(text).endsWith(" is missing"));
	}

	private static ComplexValue onCircle(double angle) {
		return new ComplexValue(Math.cos(angle), Math.sin(angle));
	}

	/** Sorted by either number alone, all tuples form one chain. */
	@Test
	void setsOfFloatTuplesThatLieDensely() {
		List<Value> expected = values(100_000, (i) -> tuple(random.nextDouble(), random.nextDouble()));
		List<Value> actual = new ArrayList<>(expected.stream().map((value) -> moved(value, 1e-6)).toList());
		Collections.shuffle(actual, random);
		assertThat(inSets(WIDE, expected, actual)).isEmpty();
	}

	@Test
	void setsOfTuplesOnALattice() {
		IntFunction<Value> point = (i) -> tuple(i / 400, i % 400);
		List<Value> actual = shuffled(160_000, (i) -> moved(point.apply(i), 1e-12));
		assertThat(inSets(ComparisonSpec.DEFAULT, values(160_000, point), actual)).isEmpty();
	}

	@Test
	void dictsOfFloatKeys() {
		DictValue expected = new DictValue(entries(values(130_000, (i) -> number(Math.sqrt(i)))));
		DictValue actual = new DictValue(entries(values(130_000, (i) -> number(Math.sqrt(i) * (1 + 1e-15)))));
		assertThat(difference(ComparisonSpec.DEFAULT, "Dict[float, int]", expected, actual)).isEmpty();
	}

	@Test
	void setsWhoseMembersAllHaveOneHash() {
		List<Value> texts = values(1 << 16, LargeResultsTests::collision);
		assertThat(inSets(ComparisonSpec.DEFAULT, texts, shuffled(1 << 16, LargeResultsTests::collision))).isEmpty();
		List<Value> floats = values(200_000, LargeResultsTests::floatOfOneHash);
		assertThat(inSets(ComparisonSpec.DEFAULT, floats, shuffled(200_000, (i) -> moved(floatOfOneHash(i), 1e-12))))
			.isEmpty();
	}

	@Test
	void setsWhoseMembersAreAllWithinTheTolerance() {
		List<Value> expected = values(400_000, (i) -> number(1 + i * 1e-14));
		assertThat(inSets(WIDE, expected, shuffled(400_000, (i) -> number(1 - i * 1e-14)))).isEmpty();
	}

	@Test
	void setsOfTuplesThatAreAllWithinTheTolerance() {
		List<Value> expected = values(130_000, (i) -> tuple(1 + i * 1e-14, 1 + i * 1e-14));
		assertThat(inSets(WIDE, expected, shuffled(130_000, (i) -> tuple(1 - i * 1e-14, 1 + i * 1e-14)))).isEmpty();
	}

	@Test
	void saysWhenTuplesThatAreNearManyOthersCannotBeToldApart() {
		List<Value> expected = values(130_000, (i) -> tuple(1 + random.nextDouble(1e-3), 1 + random.nextDouble(1e-3)));
		List<Value> actual = shuffled(130_000, (i) -> jittered(expected.get(i)));
		assertThat(inSets(WIDE, expected, actual)).hasValue(CANNOT_TELL);
		assertThat(inLists(WIDE, expected, actual)).hasValue(CANNOT_TELL.replace("member", "element"));
	}

	private Value jittered(Value tuple) {
		return new TupleValue(
				tuple.inside().stream().map((one) -> moved(one, random.nextDouble(-9e-6, 9e-6))).toList());
	}

	@Test
	void listsOfRepeatedFloatsInAnyOrder() {
		List<Value> expected = values(400_000, (i) -> number(i / 4 + 0.5));
		List<Value> actual = shuffled(400_000, (i) -> number(i / 4 + 0.5 + i % 3 * 1e-14));
		assertThat(inLists(ComparisonSpec.DEFAULT, expected, actual)).isEmpty();
		List<Value> same = values(400_000, (i) -> number(0.1));
		assertThat(inLists(ComparisonSpec.DEFAULT, same, values(400_000, (i) -> number(0.1 + 1e-14)))).isEmpty();
		actual.set(0, number(-1));
		assertThat(inLists(ComparisonSpec.DEFAULT, expected, actual))
			.hasValueSatisfying((text) -> assertThat(text).contains("the element "));
		assertThat(inLists(ComparisonSpec.DEFAULT, same, values(399_999, (i) -> number(0.1))))
			.hasValue("the element 0.1 occurs 399999 times, expected 400000 times");
	}

	@Test
	void listsOfRepeatedTextsOfOneHashInAnyOrder() {
		IntFunction<Value> text = (i) -> collision(i / 3);
		assertThat(inLists(ComparisonSpec.DEFAULT, values(1 << 16, text), shuffled(1 << 16, text))).isEmpty();
	}

	@Test
	void listsOfListsInAnyOrder() {
		List<Value> expected = values(100_000, (i) -> list(i + 0.5, -i, i / 7.0));
		List<Value> actual = shuffled(100_000, (i) -> list(i / 7.0 * (1 + 1e-13), i + 0.5, -i));
		assertThat(inLists(ComparisonSpec.DEFAULT, expected, actual)).isEmpty();
		actual.set(7, list(1, 2));
		assertThat(inLists(ComparisonSpec.DEFAULT, expected, actual))
			.hasValueSatisfying((text) -> assertThat(text).startsWith("the element [").endsWith(" is missing"));
	}

	@Test
	void listsOfRepeatedListsInAnyOrder() {
		List<Value> expected = values(100_000, (i) -> list(0.1, 0.2));
		assertThat(inLists(ComparisonSpec.DEFAULT, expected, values(100_000, (i) -> list(0.2 + i % 3 * 1e-15, 0.1))))
			.isEmpty();
	}

	@Test
	void boundsListsInsideOneAnother() {
		List<Value> numbers = values(100_000, this::number);
		List<Value> moved = shuffled(100_000, (i) -> number(i + 1e-12));
		assertThat(inLists(ComparisonSpec.DEFAULT, List.of(nestedList(numbers, 150)), List.of(nestedList(moved, 150))))
			.hasValue(CANNOT_TELL.replace("member", "element"));
		List<Value> leaves = values(512, (i) -> number(1 + i * 1e-11));
		List<Value> reversed = values(512, (i) -> moved(leaves.get(511 - i), 1e-12));
		assertThat(inLists(ComparisonSpec.DEFAULT, List.of(binaryTree(leaves)), List.of(binaryTree(reversed))))
			.isEmpty();
	}

	private static Value nestedList(List<Value> elements, int depth) {
		Value nested = new ListValue(elements);
		for (int i = 0; i < depth; i++) {
			nested = new ListValue(List.of(nested));
		}
		return nested;
	}

	private static Value binaryTree(List<Value> leaves) {
		int half = leaves.size() / 2;
		return (half == 0) ? leaves.get(0) : new ListValue(
				List.of(binaryTree(leaves.subList(0, half)), binaryTree(leaves.subList(half, leaves.size()))));
	}

	private static Value list(double... numbers) {
		return new ListValue(DoubleStream.of(numbers).<Value>mapToObj(FloatValue::new).toList());
	}

	private static Optional<String> inLists(Typed spec, List<Value> expected, List<Value> actual) {
		return difference(new Typed(spec.relative(), spec.absolute(), Order.ANY_DEEP), "Any", new ListValue(expected),
				new ListValue(actual));
	}

	/** Each split by one number leaves a cell that only the other number can split. */
	@Test
	void setsThatFallApartOneByOne() {
		List<Value> expected = values(130_000, (i) -> tuple((i + 1) / 2 * 1e-4, (i / 2) * 1e-4));
		assertThat(inSets(new Typed(0.0, 6e-5), expected,
				shuffled(130_000, (i) -> tuple((i + 1) / 2 * 1e-4 + 1e-9, (i / 2) * 1e-4))))
			.isEmpty();
	}

	@Test
	void boundsSetsInsideOneAnother() {
		List<Value> numbers = values(100_000, this::number);
		assertThat(inSets(ComparisonSpec.DEFAULT, List.of(nested(numbers, 150)),
				List.of(nested(shuffled(100_000, (i) -> number(i + 1e-12)), 150))))
			.hasValue(CANNOT_TELL);
		List<Value> sets = values(500, (i) -> new SetValue(List.of(number(i + 0.5), number(i + 0.25))));
		assertThat(inSets(ComparisonSpec.DEFAULT, sets,
				shuffled(500, (i) -> new SetValue(List.of(number(i + 0.25 + 1e-13), number(i + 0.5))))))
			.isEmpty();
	}

	/**
	 * After the set, fewer steps are left than the list has elements. The first member
	 * keeps the set from being paired by sorting.
	 */
	@Test
	void comparesWhatIsInAnOrderHoweverHardASetBesideItWas() {
		List<Value> numbers = values(400_000, this::number);
		List<Value> members = values(1750,
				(i) -> (i == 0) ? triple(1 - 4e-6, 1 - 8e-6, 1) : triple(1 + i * 1e-14, 1, 1));
		Value expected = new TupleValue(List.of(new SetValue(members), new TupleValue(numbers)));
		SetValue set = new SetValue(
				shuffled(1750, (i) -> (i == 0) ? triple(1 + 4e-6, 1 - 1.2e-5, 1) : triple(1 - i * 1e-14, 1, 1)));
		Value actual = new TupleValue(List.of(set, new TupleValue(numbers)));
		assertThat(difference(WIDE, "Any", expected, actual)).isEmpty();
	}

	@Test
	void boundsTheComparisonsOfOneAnswerWithSeveralRightOnes() {
		Value right = new SetValue(
				values(1750, (i) -> (i == 0) ? triple(1 - 4e-6, 1 - 8e-6, 1) : triple(1 + i * 1e-14, 1, 1)));
		Value answer = new SetValue(
				shuffled(1750, (i) -> (i == 0) ? triple(1 + 4e-6, 1 - 1.2e-5, 1) : triple(1 - i * 1e-14, 1, 1)));
		Comparison comparison = Comparison.ofSeveral(WIDE, ValueType.parse("Any")).orElseThrow();
		long accepted = IntStream.range(0, 50).filter((i) -> comparison.difference(right, answer).isEmpty()).count();
		assertThat(accepted).isBetween(1L, 10L);
		assertThat(comparison.difference(right, answer)).hasValue(CANNOT_TELL);
	}

	private Value triple(double one, double two, double three) {
		return new TupleValue(List.of(number(one), number(two), number(three)));
	}

	@Test
	void boundsTuplesThatAreLongerThanDeclared() {
		Value expected = new SetValue(List.of(tuple(1, 2)));
		Value actual = new SetValue(List.of(new TupleValue(values(400_000, this::number))));
		assertThat(difference(ComparisonSpec.DEFAULT, "Set[Tuple[float, float]]", expected, actual))
			.hasValue("the member (1.0, 2.0) is missing");
	}

	@Test
	void boundsMembersOfManyNumbers() {
		List<Value> expected = values(2, (i) -> new TupleValue(values(100_000, (j) -> number(j + i * 1e-13))));
		List<Value> actual = values(2, (i) -> new TupleValue(values(100_000, (j) -> number(j + 1e-13 - i * 2e-13))));
		assertThat(inSets(ComparisonSpec.DEFAULT, expected, actual)).isEmpty();
	}

	private static Optional<String> inSets(Typed spec, List<Value> expected, List<Value> actual) {
		return difference(spec, "Any", new SetValue(expected), new SetValue(actual));
	}

	private static Optional<String> difference(Typed spec, String type, Value expected, Value actual) {
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		long start = threads.getCurrentThreadCpuTime();
		Optional<String> difference = Comparison.of(spec, ValueType.parse(type))
			.orElseThrow()
			.difference(expected, actual);
		Duration taken = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
		assertThat(taken).isLessThan(MOST_CPU_TIME);
		return difference;
	}

	private static List<Value> values(int count, IntFunction<Value> value) {
		return IntStream.range(0, count).mapToObj(value).toList();
	}

	private List<Value> shuffled(int count, IntFunction<Value> value) {
		List<Value> values = new ArrayList<>(values(count, value));
		Collections.shuffle(values, random);
		return values;
	}

	private static List<Entry> entries(List<Value> keys) {
		return IntStream.range(0, keys.size()).mapToObj((i) -> new Entry(keys.get(i), IntValue.of(i))).toList();
	}

	private Value number(double number) {
		return new FloatValue(number);
	}

	private Value tuple(double one, double other) {
		return new TupleValue(List.of(number(one), number(other)));
	}

	private Value moved(Value value, double part) {
		return (value instanceof FloatValue number) ? number(number.value() * (1 + part))
				: new TupleValue(((TupleValue) value).elements().stream().map((one) -> moved(one, part)).toList());
	}

	private static Value nested(List<Value> members, int depth) {
		Value nested = new SetValue(members);
		for (int i = 0; i < depth; i++) {
			nested = new SetValue(List.of(nested));
		}
		return nested;
	}

	/** "Aa" and "BB" have the same hash code, and so do texts made of them. */
	private static Value collision(int number) {
		StringBuilder text = new StringBuilder();
		for (int bit = 0; bit < 16; bit++) {
			text.append(((number >> bit) & 1) == 0 ? "Aa" : "BB");
		}
		return new TextValue(text.toString());
	}

	private static Value floatOfOneHash(int number) {
		long high = 0x3ff00000L + number;
		return new FloatValue(Double.longBitsToDouble((high << 32) | (high ^ 0x12345678L)));
	}

}
