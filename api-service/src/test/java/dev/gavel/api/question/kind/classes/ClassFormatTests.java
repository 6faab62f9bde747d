package dev.gavel.api.question.kind.classes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.kind.InputView;
import dev.gavel.api.question.kind.ValueReading;
import dev.gavel.message.Expectation;
import dev.gavel.message.QuestionKind.PythonClass;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value;
import dev.gavel.value.literal.PythonLiteral;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.unit.DataSize;

class ClassFormatTests {

	private static final DataSize ANY_SIZE = DataSize.ofMegabytes(256);

	private static final LimitsProperties LIMITS = new LimitsProperties(DataSize.ofKilobytes(64),
			DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), Duration.ofSeconds(2), Duration.ofSeconds(15), ANY_SIZE,
			ANY_SIZE, Duration.ofHours(1), 1000, DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), 500, ANY_SIZE, 1, 0,
			Duration.ZERO, 1);

	private static final PythonClass CACHE = kind("Cache", call("get", "int", "int"),
			call("put", "None", "int", "int"));

	private static final PythonClass FOREST = kind("Forest", call("plant", "Optional[TreeNode]", "TreeNode", "str"),
			call("name", "str", "int"));

	private final Violations violations = new Violations();

	@Test
	void storedCallsFollowAMethodThatIsRenamedInItsPlace() {
		PythonClass renamed = kind("LRUCache", call("find", "int", "int"), call("put", "None", "int", "int"));
		assertThat(refitted(CACHE, renamed)).isEqualTo("[['LRUCache', 'put', 'find'], [[], [1, 5], [1]]]");
		assertThat(violations.errors()).isEmpty();
	}

	@Test
	void storedCallsKeepTheirMethodsByName() {
		PythonClass swapped = kind("Cache", call("put", "None", "int", "int"), call("get", "int", "int"));
		assertThat(refitted(CACHE, swapped)).isEqualTo("[['Cache', 'put', 'get'], [[], [1, 5], [1]]]");
		assertThat(violations.errors()).isEmpty();
	}

	@Test
	void storedCallsOfAMethodThatIsGoneAreNamed() {
		refitted(CACHE, kind("Cache", call("size", "int"), call("put", "None", "int", "int")));
		assertThat(violations.sentence())
			.isEqualTo("input_variables.operations[2]: call 3: expected a method of Cache (size, put), got 'get'.");
	}

	@Test
	void storedCallsFollowParametersThatAreRenamedOrMoved() {
		PythonClass moved = kind("Cache", call("get", "int", "int"), new Signature("put",
				List.of(parameter("b", "int"), parameter("value", "int")), ValueType.parse("None")));
		assertThat(refitted(CACHE, moved)).isEqualTo("[['Cache', 'put', 'get'], [[], [5, 1], [1]]]");
		assertThat(violations.errors()).isEmpty();
	}

	@Test
	void callsWithNodesAreShownAsLeetCodeWritesThem() {
		SuiteTest test = test("[['Forest', 'plant', 'name'], [[], [[1, None, 2], 'null'], [0]]]",
				"[None, [1, None, 2], 'oak']");
		ClassFormat format = new ClassFormat(FOREST);
		InputView input = format.wholeInput(test);
		assertThat(input.inputs()).containsEntry("arguments", "[[], [[1, null, 2], \"null\"], [0]]");
		assertThat(input.calls()).containsExactly("Forest()", "plant([1, null, 2], \"null\")", "name(0)");
		String output = format.write(test, test.expectation().output().decode(), 1000);
		assertThat(output).isEqualTo("[null, [1, null, 2], \"oak\"]");
		assertThat(format.results(test, output)).containsExactly("None", "[1, null, 2]", "'oak'");
		assertThat(format.results(test, "[None, [1, None, 2], 'oak']")).containsExactly("None", "[1, null, 2]",
				"'oak'");
	}

	@Test
	void formsAreReadAsTheTestThatTheyShow() {
		SuiteTest test = test("[['Forest', 'plant', 'name'], [[], [[1, None, 2], 'a, \"b\"]'], [0]]]",
				"[None, [1, None, 2], 'c]d, \"']");
		ClassFormat format = new ClassFormat(FOREST);
		Form form = form(format.fields(test, 1000));
		ValueReading reading = new ValueReading(violations, LIMITS);
		List<Value> input = format.input(form, reading);
		assertThat(violations.errors()).isEmpty();
		assertThat(EncodedValue.of(new ListValue(input))).isEqualTo(test.encodedArguments());
		assertThat(format.outputs(form, input, reading)).singleElement()
			.isEqualTo(test.expectation().output().decode());
		assertThat(violations.errors()).isEmpty();
	}

	@Test
	void aRowWithoutAMethodIsRefusedUnlessItIsEmpty() {
		Map<String, String> fields = Map.of("input_variables.operations[1]", "get", "input_variables.arguments[1]", "1",
				"output[1]", "5", "input_variables.operations[2]", "", "output[2]", " ", "input_variables.arguments[3]",
				"7");
		new ClassFormat(CACHE).input(form(fields), new ValueReading(violations, LIMITS));
		assertThat(violations.sentence())
			.isEqualTo("input_variables.operations[3]: call 3: expected a method of Cache (get, put), got ''.");
	}

	@Test
	void otherOutputsWithNodesAreShownAndReadAsLeetCodeWritesThem() {
		Expectation expectation = Expectation.outputs(value("[None, [1]]"), value("[[None, [1, None, 2]]]"));
		SuiteTest test = new SuiteTest(1, value("[['Forest', 'plant'], [[], [[1], 'a']]]"), expectation, false);
		ClassFormat format = new ClassFormat(FOREST);
		Map<String, String> fields = format.fields(test, 1000);
		assertThat(fields).containsEntry("outputs[0]", "[null, [1, null, 2]]").containsEntry("output[1]", "[1]");
		ValueReading reading = new ValueReading(violations, LIMITS);
		assertThat(format.outputs(form(fields), format.input(form(fields), reading), reading))
			.extracting(Object::toString)
			.containsExactly("[None, [1]]", "[None, [1, None, 2]]");
		assertThat(violations.errors()).isEmpty();
	}

	private String refitted(PythonClass former, PythonClass kind) {
		SuiteTest test = test("[['Cache', 'put', 'get'], [[], [1, 5], [1]]]", "[None, None, 5]");
		CheckedTest fitted = new ClassFormat(kind).refit(test, former, violations);
		return fitted.arguments().decode().toString();
	}

	private static SuiteTest test(String input, String output) {
		return new SuiteTest(1, value(input), Expectation.of(value(output)), false);
	}

	private static EncodedValue value(String literal) {
		return EncodedValue.of(PythonLiteral.parse(literal));
	}

	private static Form form(Map<String, String> fields) {
		MultiValueMap<String, String> values = new LinkedMultiValueMap<>();
		fields.forEach(values::add);
		return new Form(values);
	}

	private static PythonClass kind(String name, Signature... methods) {
		return new PythonClass(call(name, "None"), List.of(methods));
	}

	/** Names the parameters a, b and so on. */
	private static Signature call(String name, String returnType, String... types) {
		return new Signature(name,
				IntStream.range(0, types.length)
					.mapToObj((i) -> parameter(Character.toString('a' + i), types[i]))
					.toList(),
				ValueType.parse(returnType));
	}

	private static Parameter parameter(String name, String type) {
		return new Parameter(name, ValueType.parse(type));
	}

}
