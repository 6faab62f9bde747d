package dev.gavel.worker.kind.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.message.ComparisonSpec.Order;
import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.message.Expectation;
import dev.gavel.message.QuestionKind.PythonClass;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import dev.gavel.value.ValueMismatch;
import dev.gavel.value.literal.PythonLiteral;
import dev.gavel.worker.kind.Exchange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassExchangeTests {

	private static final SuiteTest TEST = new SuiteTest(1,
			EncodedValue.of(PythonLiteral
				.parse("[['Box', 'all', 'all', 'mean', 'first'], [[], [[1, None, 2]], [[]], [], []]]")),
			Expectation.NOTHING, false);

	private final Exchange exchange = new ClassExchange(new PythonClass(call("Box", "None"),
			List.of(call("all", "List[int]", new Parameter("tree", ValueType.parse("TreeNode"))), call("mean", "float"),
					call("first", "int"))));

	@ParameterizedTest
	@CsvSource(delimiter = ';', nullValues = "equal", value = {
			"[None, [1, 2], [3], 0.5, 1];[None, [2, 1], [3], 0.5000000000001, 1];equal",
			"[None, [1, 2], [3], 0.5, 1];[None, [3], [1, 2], 0.5, 1];call 2, all([1, null, 2]): the element 1 is missing",
			"[None, [1], [3], 1.0, 1];[None, [1], [3], 1, 1];equal",
			"[None, [1], [3], 1.0, 1];[None, [1], [3], 1.0, 1.0];call 5, first(): expected 1, got 1.0" })
	void comparesEachResultByTheTypeOfItsMethod(String expected, String actual, String difference) {
		Optional<String> found = exchange.comparison(new Typed(1e-9, null, Order.ANY), TEST)
			.orElseThrow()
			.difference(PythonLiteral.parse(expected), PythonLiteral.parse(actual));
		assertThat(found).isEqualTo(Optional.ofNullable(difference));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "[None, [1], 2, 0.5, 1];call 3, all([]): expected List[int], got 2",
					"[None, ['a'], [2], 0.5, 1];call 2, all([1, null, 2]): at [0]: expected int, got 'a'",
					"[None, [1], [2], 0.5, None];call 5, first(): expected int, got None",
					"[None, [1], [2], 0.5];expected a list of 5 results", "None;expected a list of 5 results" })
	void aCheckerIsNotAskedAboutResultsOfAnotherType(String answer, String mismatch) {
		assertThatExceptionOfType(ValueMismatch.class)
			.isThrownBy(() -> exchange.fitted(TEST, PythonLiteral.parse(answer)))
			.withMessage(mismatch);
	}

	@Test
	void aCheckerGetsTheListOfResults() {
		Value answer = PythonLiteral.parse("[None, (1, 2), [], 1, 1]");
		assertThat(exchange.fitted(TEST, answer)).hasToString("[None, [1, 2], [], 1.0, 1]");
	}

	private static Signature call(String name, String returnType, Parameter... parameters) {
		return new Signature(name, List.of(parameters), ValueType.parse(returnType));
	}

}
