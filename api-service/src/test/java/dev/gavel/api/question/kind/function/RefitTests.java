package dev.gavel.api.question.kind.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.message.Expectation;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefitTests {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	@Test
	void decodesTheArgumentsOnceHoweverManyThereAre() {
		long few = allocatedByRefit(2, 100_000);
		long many = allocatedByRefit(20, 10_000);
		assertThat(many).isLessThan(3 * few);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "b, a;[2, 1]", "c, d;[1, 2]", "b, c;[2, 1]", "c, a;[2, 1]" })
	void argumentsFollowTheirParametersByNameAndOthersInOrder(String names, String arguments) {
		Violations violations = new Violations();
		CheckedTest fitted = new FunctionFormat(named(names)).refit(
				new SuiteTest(1, List.of(IntValue.of(1), IntValue.of(2)), IntValue.of(3)), named("a, b"), violations);
		violations.throwIfAny();
		assertThat(fitted.arguments().decode()).hasToString(arguments);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a, b, c", "c" })
	void argumentsAreNeverLeftOutOrMadeUp(String names) {
		Violations violations = new Violations();
		new FunctionFormat(named(names)).refit(
				new SuiteTest(1, List.of(IntValue.of(1), IntValue.of(2)), IntValue.of(3)), named("a, b"), violations);
		assertThat(violations.sentence())
			.isEqualTo("input_variables: expected a value for each of (%s), found those for (a, b).".formatted(names));
	}

	@Test
	void namesTheOtherOutputThatDoesNotFit() {
		Violations violations = new Violations();
		Expectation expectation = Expectation.outputs(EncodedValue.of("1"), EncodedValue.of("[2,\"a\"]"));
		new FunctionFormat(named("a")).refit(new SuiteTest(1, EncodedValue.of("[1]"), expectation, false), named("a"),
				violations);
		assertThat(violations.sentence()).startsWith("outputs[1]: expected int");
	}

	private static QuestionKind.Function named(String names) {
		List<Parameter> parameters = Stream.of(names.split(", "))
			.map((name) -> new Parameter(name, ValueType.parse("int")))
			.toList();
		return new QuestionKind.Function(new Signature("f", parameters, ValueType.parse("int")));
	}

	private static long allocatedByRefit(int parameters, int length) {
		Value numbers = new ListValue(IntStream.range(0, length).<Value>mapToObj(IntValue::of).toList());
		SuiteTest test = new SuiteTest(1, Collections.nCopies(parameters, numbers), IntValue.of(1));
		TestFormat format = new FunctionFormat(function(parameters, "Any"));
		QuestionKind.Function kind = function(parameters, "List[int]");
		Violations violations = new Violations();
		long allocated = allocated(() -> format.refit(test, kind, violations));
		violations.throwIfAny();
		return allocated;
	}

	private static QuestionKind.Function function(int count, String type) {
		List<Parameter> parameters = IntStream.range(0, count)
			.mapToObj((i) -> new Parameter("p" + i, ValueType.parse(type)))
			.toList();
		return new QuestionKind.Function(new Signature("f", parameters, ValueType.parse("int")));
	}

	/** Takes the least of several runs: the compiler saves allocations as it goes. */
	private static long allocated(Runnable action) {
		return IntStream.range(0, 20).mapToLong((run) -> {
			long before = THREADS.getCurrentThreadAllocatedBytes();
			action.run();
			return THREADS.getCurrentThreadAllocatedBytes() - before;
		}).min().orElseThrow();
	}

}
