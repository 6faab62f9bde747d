package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import dev.gavel.value.typed.TypedValues;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
	void takesWhatATrialReturnedAsExpectedOutput(String type, String written) {
		ValueType returnType = ValueType.parse(type);
		Value returned = TypedValues.parse(written, returnType);
		String output = PythonText.abbreviate(returned, 4096);
		assertThat(new TestReport(0, 1, Verdict.ACCEPTED, 1, 1, 1, output, null, null, "", "").outputIsCut()).isFalse();
		CheckedTest stored = new TestCaseCheck(returning(returnType), 100)
			.check(new NewTestCase(JSON.objectNode(), JSON.stringNode(output), null));
		assertThat(stored.expected()).isEqualTo(returned);
		TestCase testCase = new TestCase(1, 1, stored, Instant.EPOCH);
		assertThat(testCase.toSuiteTest().expected()).isEqualTo(returned);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			List[int]           | [1, 2, 3, 4, 5, 6]
			List[Any]           | [[[]], [1], 2, 3]
			Dict[int, int]      | {1: 2, 3: 4, 5: 6}
			Tuple[List[int], ..] | ([1, 2], [3, 4])""")
	void takesAsManyElementsAsTheSettingSays(String type, String written) {
		TestCaseCheck six = new TestCaseCheck(returning(type), 6);
		assertThat(six.check(new NewTestCase(JSON.objectNode(), JSON.stringNode(written), null))).isNotNull();

		TestCaseCheck five = new TestCaseCheck(returning(type), 5);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> five.check(new NewTestCase(JSON.objectNode(), JSON.stringNode(written), null)))
			.satisfies((problem) -> assertThat(problem.errors().get(0).message())
				.startsWith("expected at most 5 elements (gavel.limits.max-elements), found 6"));
	}

	private static QuestionKind returning(String type) {
		return returning(ValueType.parse(type.replace("..", "...")));
	}

	private static QuestionKind returning(ValueType type) {
		return new QuestionKind.Function(new Signature("f", List.of(), type));
	}

}
