package dev.gavel.api.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.Examples;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.kind.Variable;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Order;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.message.QuestionKind;
import dev.gavel.run.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class QuestionCheckTests {

	private static final JsonMapper JSON = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private static final DataSize ANY_SIZE = DataSize.ofMegabytes(256);

	private final QuestionCheck check = new QuestionCheck(new RunSettingsCheck(
			new LimitsProperties(DataSize.ofKilobytes(64), DataSize.ofMegabytes(1), DataSize.ofMegabytes(1),
					Duration.ofSeconds(2), Duration.ofSeconds(15), DataSize.ofMegabytes(256), ANY_SIZE,
					Duration.ofHours(1), 1, DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), 500, ANY_SIZE, 1, 0,
					Duration.ZERO, 1),
			new Environments(() -> List.of("default", "numpy"), Set.of("numpy")::containsAll)));

	@Test
	void takesTheExampleWithDefaultLimits() {
		CheckedQuestion question = check(Examples.QUESTION);
		assertThat(Kinds.metadata(question.run().kind()).declaration())
			.isEqualTo("def Findfrequency(nums: List[int], K: int) -> int");
		assertThat(question.run().settings().limits().cpuTimeMillis()).isEqualTo(2000);
		assertThat(question.run().settings().limits().memoryBytes()).isEqualTo(268_435_456);
	}

	@ParameterizedTest
	@CsvSource({ "numpy, numpy", "default, default", "scipy, scipy", "'', " })
	void takesWhatSubmissionsAreRunIn(String environment, @Nullable String expected) {
		assertThat(
				check("{\"environment\":\"%s\",%s".formatted(environment, Examples.QUESTION.strip().substring(1))).run()
					.settings()
					.environment())
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', nullValues = "null", quoteCharacter = '`',
			value = { "null;1e-9;null", "{\"kind\":\"typed\"};1e-9;null",
					"{\"kind\":\"typed\",\"relative\":1e-5,\"absolute\":0.00001};1e-5;1e-5",
					"{\"kind\":\"typed\",\"relative\":0};0;null", "{\"kind\":\"typed\",\"absolute\":-0.0};1e-9;0",
					"{\"kind\":\"typed\",\"relative\":null,\"absolute\":1000000000};1e-9;1e9" })
	void takesHowResultsAreCompared(String comparison, double relative, @Nullable Double absolute) {
		assertThat(check("{\"comparison\":%s,%s".formatted(comparison, Examples.QUESTION.strip().substring(1))).run()
			.comparison()).isEqualTo(new Typed(relative, absolute));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "int;null;STRICT", "int;\"strict\";STRICT", "List[int];\"any\";ANY",
					"Optional[List[int]];\"any\";ANY", "Any;\"any\";ANY", "Any;\"any_deep\";ANY_DEEP",
					"List[List[int]];\"any_deep\";ANY_DEEP", "Dict[str, List[int]];\"any_deep\";ANY_DEEP",
					"Tuple[List[int], int];\"any_deep\";ANY_DEEP", "Tuple[List[int], ...];\"any_deep\";ANY_DEEP",
					"Union[int, Dict[str, List[int]]];\"any_deep\";ANY_DEEP" })
	void takesTheOrderOfLists(String type, String order, Order expected) {
		assertThat(check(ordered(type, order)).run().comparison()).isEqualTo(new Typed(1e-9, null, expected));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "int|\"any\"|expected a return type that is a list, got int; leave order out",
			"Set[int]|\"any\"|expected a return type that is a list, got Set[int]; leave order out",
			"Dict[str, List[int]]|\"any\"|got Dict[str, List[int]]; use any_deep for the lists inside it",
			"int|\"any_deep\"|expected a return type with a list, got int; leave order out",
			"Tuple[int, ...]|\"any_deep\"|expected a return type with a list, got Tuple[int, ...]; leave order out",
			"ListNode|\"any\"|expected a return type that is a list, got Optional[ListNode]; leave order out",
			"TreeNode|\"any_deep\"|expected a return type with a list, got Optional[TreeNode]; leave order out",
			"List[int]|\"anydeep\"|expected strict, any or any_deep, got \"anydeep\", did you mean 'any_deep'?",
			"List[int]|true|expected strict, any or any_deep, got true" })
	void saysWhyAnOrderIsRefused(String type, String order, String message) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> check(ordered(type, order)))
			.withMessageContaining("comparison.order: ")
			.withMessageContaining(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "List[int]|Tuple[int, int]|{'kind': 'typed', 'order': 'any'}",
					"Tuple[int, int]|List[List[int]]|{'kind': 'typed', 'order': 'any_deep'}",
					"int|str|{'kind': 'text'}", "None|List[int]|{'kind': 'typed', 'order': 'any'}" })
	void takesAComparisonThatSuitsOneMethodOfAClass(String one, String other, String comparison) {
		assertThat(check(ofClass(one, other, comparison)).run().comparison()).isNotEqualTo(ComparisonSpec.DEFAULT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"int|Tuple[int, int]|{'kind': 'typed', 'order': 'any'}|expected a return type that is a list, got int and Tuple[int, int]; leave order out",
			"int|None|{'kind': 'text'}|text is for the return type str, got int; expected typed" })
	void refusesAComparisonThatSuitsNoMethodOfAClass(String one, String other, String comparison, String message) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> check(ofClass(one, other, comparison)))
			.withMessageContaining(message);
	}

	private static String ofClass(String one, String other, String comparison) {
		return """
				{"title": "t", "description": "d", "type": "Easy", "comparison": %s, "metadata": {"kind": "class", "class_name": "C",
				 "variables": [], "methods": [{"name": "one", "return_type": "%s", "variables": []},
				  {"name": "other", "return_type": "%s", "variables": []}]}}
				"""
			.formatted(comparison.replace('\'', '"'), one, other);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "null",
			value = { "|TOKENS|false|null|null", ",\"match\":\"lines\"|LINES|false|null|null",
					",\"match\":\"exact\"|EXACT|true|null|null",
					",\"match\":\"exact\",\"case_sensitive\":false|EXACT|false|null|null",
					",\"case_sensitive\":true,\"relative\":1e-6,\"absolute\":0|TOKENS|true|1e-6|0" })
	void takesHowTextsAreCompared(@Nullable String fields, Match match, boolean caseSensitive,
			@Nullable Double relative, @Nullable Double absolute) {
		String request = "{\"comparison\":{\"kind\":\"text\"%s},%s".formatted(Objects.requireNonNullElse(fields, ""),
				Examples.QUESTION.strip().substring(1).replace("\"return_type\": \"int\"", "\"return_type\": \"str\""));
		assertThat(check(request).run().comparison()).isEqualTo(new Text(match, caseSensitive, relative, absolute));
	}

	@Test
	void takesAnOrderForAListThatIsChangedInPlace() {
		String request = ordered("None", "\"any\"").replace("\"return_type\": \"None\"", "\"answer\": \"nums\"");
		assertThat(check(request).run().comparison()).isEqualTo(new Typed(1e-9, null, Order.ANY));
	}

	private static String ordered(String type, String order) {
		return "{\"comparison\":{\"kind\":\"typed\",\"order\":%s},%s".formatted(order,
				Examples.QUESTION.strip()
					.substring(1)
					.replace("\"return_type\": \"int\"", "\"return_type\": \"%s\"".formatted(type)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "List[int];true", "Dict[str, int];true", "Set[int];true", "Any;true", "Optional[List[int]];true",
					"Tuple[List[int], int];true", "int;false", "str;false", "Optional[int];false",
					"Tuple[int, ...];false", "Tuple[str, bool];false", "None;false" })
	void takesAnArgumentAsTheAnswerWhereItCanBeChanged(String type, boolean taken) {
		String request = Examples.QUESTION.replace("\"return_type\": \"int\"", "\"answer\": \"nums\"")
			.replace("List[int]", type);
		if (!taken) {
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> check(request))
				.withMessageContaining("nums is %s, which is immutable".formatted(type));
			return;
		}
		QuestionKind.Function kind = (QuestionKind.Function) check(request).run().kind();
		assertThat(kind.answerType()).hasToString(type);
		assertThat(Kinds.metadata(kind).declaration()).endsWith(" -> None");
	}

	@Test
	void takesVariablesAsObjectInTheirOrderUnderTheOtherSpelling() {
		CheckedQuestion question = check(Examples.QUESTION.replace("\"metadata\"", "\"meta_data\"")
			.replaceAll("(?s)\\[\\s*\\{\"name\".*?\\}\\s*\\]", "{\"z\": \"int\", \"a\": \"str\"}"));
		assertThat(Kinds.metadata(question.run().kind()).inputs()).extracting(Variable::name).containsExactly("z", "a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Easy", "easy", "EASY", " eAsY " })
	void takesDifficultyInAnyCase(String type) {
		assertThat(check(Examples.QUESTION.replace("\"Easy\"", "\"" + type + "\"")).difficulty()).hasToString("Easy");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					"Easy"              | "Simple"            | type: expected Easy, Medium or Hard, got 'Simple'
					"Find the           | "\\u0000Find the    | title: has a null character at position 1
					"Findfrequency"     | "find-frequency"    | metadata.function_name: expected a Python identifier
					"Findfrequency"     | "lambda"            | metadata.function_name: expected a Python identifier
					"Findfrequency"     | "__class__"         | metadata.function_name: expected a name that does not begin with two underscores, because Python treats those differently in a class; got '__class__'
					"Findfrequency"     | "__put"             | metadata.function_name: expected a name that does not begin with two underscores
					"Findfrequency"     | ""                  | metadata.function_name: is missing
					"return_type": "int"| "return_type": "Lst"| metadata.return_type: unknown type 'Lst'
					"name": "K"         | "name": "nums"      | metadata.variables[1].name: 'nums' appears twice
					"name": "K"         | "nam": "K"          | metadata.variables[1].nam: unknown field, did you mean 'name'?
					"name": "K"         | "name": 5           | metadata.variables[1].name: expected text, got 5
					"type": "int"       | "type": null        | metadata.variables[1].type: is missing
					"return_type": "int"| "answer": "num"     | metadata.answer: expected the name of a parameter (nums, K), got 'num', did you mean 'nums'?; leave answer out
					"return_type": "int"| "answer": ""        | metadata.answer: expected the name of a parameter (nums, K), got ''
					"return_type": "int"| "answer": "K"       | metadata.answer: expected a parameter that a function can change in place, such as a list; K is int, which is immutable; leave
					"return_type": "int"| "return_type": "int", "answer": "nums" | metadata.return_type: expected None, because the answer is nums after the call, got int; leave answer out
					"metadata"          | "ignored"           | metadata: is missing
					"type": "Easy"      | "environment": "Num Py" | environment: expected a name of 1 to 32 of a-z, 0-9, '.' and '-', a letter first, got 'Num Py'
					"type": "Easy"      | "comparison": 1e-5  | comparison: expected an object such as {"kind": "typed", "relative": 1e-5, "absolute": 1e-5}
					"type": "Easy"      | "comparison": {}    | comparison.kind: is missing, expected typed, text or checker
					"type": "Easy"      | "comparison": {"kind": "txt"} | comparison.kind: expected typed, text or checker, got "txt", did you mean 'text'?
					"type": "Easy"      | "comparison": {"kind": "text"} | comparison.kind: text is for the return type str, got int; expected typed
					"type": "Easy"      | "comparison": {"kind": "text", "order": "any"} | comparison.order: unknown field for text, expected kind, match, case_sensitive, relative or absolute
					"type": "Easy"      | "comparison": {"kind": "text", "match": "line"} | comparison.match: expected tokens, lines or exact, got "line", did you mean 'lines'?
					"type": "Easy"      | "comparison": {"kind": "text", "case_sensitive": 1} | comparison.case_sensitive: expected true or false, got 1
					"type": "Easy"      | "comparison": {"kind": "checker"} | comparison.code: is missing
					"type": "Easy"      | "comparison": {"kind": "checker", "code": " "} | comparison.code: is missing
					"type": "Easy"      | "comparison": {"kind": "checker", "code": 1} | comparison.code: expected text, got 1
					"type": "Easy"      | "comparison": {"kind": "checker", "code": "def chekc(): pass"} | comparison.code: must define check(input, expected, answer)
					"type": "Easy"      | "comparison": {"kind": "checker", "code": "check = \\u0000"} | comparison.code: has a null character at position 9
					"type": "Easy"      | "comparison": {"kind": "checker", "code": "check", "order": "any"} | comparison.order: unknown field for checker, expected kind, code, protocol, arguments, grader, environment, time_limit_ms or memory_limit_mb
					"type": "Easy"      | "comparison": {"kind": "checker", "code": "check", "time_limit_ms": 1} | comparison.time_limit_ms: expected 50 to 15000, got 1
					"type": "Easy"      | "comparison": {"kind": "checker", "code": "check", "time_limit_ms": 1.5} | comparison.time_limit_ms: expected a whole number, got 1.5
					"type": "Easy"      | "comparison": {"kind": "checker", "code": "check", "memory_limit_mb": "much"} | comparison.memory_limit_mb: expected a whole number, got "much"
					"type": "Easy"      | "comparison": {"kind": "checker", "code": "check", "environment": "Num py"} | comparison.environment: expected a name of 1 to 32 of a-z, 0-9, '.' and '-', a letter first, got 'Num py'
					"type": "Easy"      | "comparison": {"kind": "typed", "match": "lines"} | comparison.match: unknown field, expected kind, relative, absolute or order
					"type": "Easy"      | "comparison": {"kind": "typed", "relativ": 1} | comparison.relativ: unknown field, expected kind, relative, absolute or order, did you mean 'relative'?
					"type": "Easy"      | "comparison": {"kind": "typed", "relative": 1} | comparison.relative: expected a number from 0 to less than 1, got 1
					"type": "Easy"      | "comparison": {"kind": "typed", "relative": -1e-9} | comparison.relative: expected a number from 0 to less than 1, got -1.0E-9
					"type": "Easy"      | "comparison": {"kind": "typed", "relative": "1e-5"} | comparison.relative: expected a number from 0 to less than 1, got "1e-5"
					"type": "Easy"      | "comparison": {"kind": "typed", "absolute": 1e10} | comparison.absolute: expected a number from 0 to 1e9, got 1.0E10
					"type": "Easy"      | "comparison": {"kind": "typed", "absolute": 1e400} | comparison.absolute: expected a number from 0 to 1e9
					""")
	void saysWhatIsWrong(String written, String instead, String message) {
		String request = Examples.QUESTION.replace(written, instead);
		assertThat(request).isNotEqualTo(Examples.QUESTION);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> check(request)).withMessageContaining(message);
	}

	@Test
	void takesACheckerWithTheLimitsOfQuestions() {
		assertThat(check(Examples.QUESTION.replace("\"type\": \"Easy\"",
				"\"type\": \"Easy\", \"comparison\": {\"kind\": \"checker\", \"code\": \"check = max\", \"relative\": null}"))
			.run()
			.comparison()).isEqualTo(new Checker("check = max", "default", new Limits(2000, 268_435_456)));
		assertThat(check(Examples.QUESTION.replace("\"type\": \"Easy\"",
				"\"type\": \"Easy\", \"comparison\": {\"kind\": \"checker\", \"code\": \"check = max\", \"environment\": \"numpy\", \"time_limit_ms\": 500, \"memory_limit_mb\": 64}"))
			.run()
			.comparison()).isEqualTo(new Checker("check = max", "numpy", new Limits(500, 64 << 20)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "'protocol':'kattis','code':'exit(42)','arguments':['a','b c']|kattis|exit(42)|a,b c",
					"'protocol':'kattis','code':'exit(42)'|kattis|exit(42)|",
					"'grader':'RegexGrader'|coderunner||RegexGrader",
					"'protocol':'coderunner','grader':'EqualityGrader','code':''|coderunner||EqualityGrader",
					"'protocol':'check','code':'check = max'|check|check = max|" })
	void takesTheProtocolOfAChecker(String checker, String protocol, @Nullable String code,
			@Nullable String arguments) {
		assertThat(check(printing(checker)).run().comparison())
			.isEqualTo(new Checker(Objects.requireNonNullElse(code, ""), "default", new Limits(2000, 268_435_456))
				.asked(ComparisonSpec.Protocol.valueOf(protocol.toUpperCase(Locale.ROOT)),
						(arguments != null) ? List.of(arguments.split(",")) : List.of()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"'protocol':'katis','code':'check = max'|comparison.protocol: expected check, kattis or coderunner, got 'katis', did you mean 'kattis'?",
			"'protocol':'kattis'|comparison.code: is missing",
			"'protocol':'kattis','code':'x','arguments':'a'|comparison.arguments: expected at most 50 texts of at most 200 characters, got \"a\"",
			"'protocol':'kattis','code':'x','grader':'RegexGrader'|comparison.grader: is for the protocol coderunner only; leave it out",
			"'code':'check = max','arguments':[]|comparison.arguments: are for the protocol kattis only; leave them out",
			"'protocol':'coderunner'|comparison.grader: expected EqualityGrader, NearEqualityGrader or RegexGrader, got ''",
			"'grader':'regexgrader'|comparison.grader: expected EqualityGrader, NearEqualityGrader or RegexGrader, got 'regexgrader', did you mean 'RegexGrader'?",
			"'grader':'RegexGrader','code':'x'|comparison.code: a grader of CodeRunner has no code of its own; leave it out" })
	void saysWhatIsWrongWithTheProtocolOfAChecker(String checker, String message) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> check(printing(checker)))
			.withMessageContaining(message);
	}

	@Test
	void asksNoValidatorAboutOtherThanText() {
		String request = Examples.QUESTION.replace("\"type\": \"Easy\"",
				"\"type\": \"Easy\", \"comparison\": {\"kind\": \"checker\", \"grader\": \"RegexGrader\"}");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> check(request))
			.withMessageContaining("comparison.kind: a comparison of printed text is for the return type str, got int");
	}

	/** A question for a program that prints text. */
	private static String printing(String checker) {
		return """
				{"title": "t", "description": "d", "type": "Easy", "metadata": {"kind": "program"},
				 "comparison": {"kind": "checker", %s}}
				""".formatted(checker.replace('\'', '"'));
	}

	@Test
	void saysAllThatIsMissing() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> check("{}"))
			.satisfies((problem) -> assertThat(problem.errors()).extracting(Problem.FieldError::field)
				.containsExactly("title", "description", "type", "metadata"));
	}

	private CheckedQuestion check(String json) {
		return check.check(JSON.readValue(json, NewQuestion.class));
	}

}
