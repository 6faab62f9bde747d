package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.scoring.StoredScoring;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.Scoring;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import dev.gavel.value.typed.TypedValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class TestCaseCheckTests {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "int | -12345678901234567890123", "float | 1e+22", "float | -0.0", "float | nan", "float | -inf",
					"bool | True", "None | None", "Optional[int] | None", "str | 'a'", "str | '2'", "str | ''",
					"str | 'None'", "str | ' a '", "str | \"it's\"", "str | 'it\\'s \"so\"'",
					"str | 'a\\n\\t\\\\b\\x00\\x7f'", "str | '… (cut)'", "str | 'é€😀'", "str | '\\ud800'",
					"List[int] | [1, 2]", "List[str] | ['1', \"'\"]", "List[float] | [1.0, nan, inf]",
					"Tuple[int, str] | (1, 'a')", "Tuple[int, ...] | (1,)", "Tuple[int, ...] | ()", "Set[int] | {1, 2}",
					"Set[str] | set()", "Dict[str, int] | {'a': 1}", "Dict[int, List[str]] | {1: ['a'], 2: []}",
					"Dict[Tuple[int, int], float] | {(1, 2): 0.5}", "Dict[str, int] | {}", "Union[int, str] | '1'",
					"Union[int, float] | 1.0", "Any | [1, (2, {3})]", "Any | '1'", "List[Any] | [None, True, 'x']" })
	void takesWhatAnEvaluationReturnedAsExpectedOutput(String type, String written) {
		ValueType returnType = ValueType.parse(type);
		Value returned = TypedValues.parse(written, returnType);
		String output = PythonText.abbreviate(returned, 4096);
		assertThat(new TestReport(0, 1, Verdict.ACCEPTED, 1, 1, 1, output, null, null, "", "").outputIsCut()).isFalse();
		CheckedTest stored = new TestCaseCheck(returning(returnType), limits("max-elements", "100"))
			.check(new NewTestCase(JSON.objectNode(), JSON.stringNode(output), null));
		assertThat(stored.expectation().output().decode()).isEqualTo(returned);
		StoredTest read = StoredTest.of(1, 1, stored, StoredScoring.of(stored.scoring(), Feedback.FULL, Scoring.NONE));
		assertThat(read.toSuiteTest().expected()).isEqualTo(returned);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			List[int]           | [1, 2, 3, 4, 5, 6]
			List[Any]           | [[[]], [1], 2, 3]
			Dict[int, int]      | {1: 2, 3: 4, 5: 6}
			Tuple[List[int], ..] | ([1, 2], [3, 4])""")
	void takesAsManyElementsAsTheSettingSays(String type, String written) {
		TestCaseCheck six = new TestCaseCheck(returning(type), limits("max-elements", "6"));
		assertThat(six.check(new NewTestCase(JSON.objectNode(), JSON.stringNode(written), null))).isNotNull();

		TestCaseCheck five = new TestCaseCheck(returning(type), limits("max-elements", "5"));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> five.check(new NewTestCase(JSON.objectNode(), JSON.stringNode(written), null)))
			.satisfies((problem) -> assertThat(problem.errors().get(0).message())
				.startsWith("expected at most 5 elements (gavel.limits.max-elements), found 6"));
	}

	@Test
	void takesAsManyBytesAsTheSettingSays() {
		JsonNode output = JSON.stringNode("'a\u00e9'");
		TestCaseCheck nine = new TestCaseCheck(returning("str"), limits("max-value-size", "9B"));
		assertThat(nine.check(new NewTestCase(JSON.objectNode(), output, null))).isNotNull();

		TestCaseCheck eight = new TestCaseCheck(returning("str"), limits("max-value-size", "8B"));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> eight.check(new NewTestCase(JSON.objectNode(), output, null)))
			.satisfies((problem) -> assertThat(problem.errors().get(0)).hasToString(
					"FieldError[field=output, message=expected at most 8 bytes as they are stored (gavel.limits.max-value-size), found 9; a character beyond ASCII takes 6 or 12]"));
	}

	private static LimitsProperties limits(String name, String value) {
		return new Binder(new MapConfigurationPropertySource(Map.of("gavel.limits." + name, value)))
			.bindOrCreate("gavel.limits", LimitsProperties.class);
	}

	private static QuestionKind returning(String type) {
		return returning(ValueType.parse(type.replace("..", "...")));
	}

	private static QuestionKind returning(ValueType type) {
		return new QuestionKind.Function(new Signature("f", List.of(), type));
	}

}
