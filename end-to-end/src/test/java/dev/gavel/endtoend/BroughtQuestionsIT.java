package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs that bring their question and tests. */
@ExtendWith(SharedGavel.class)
class BroughtQuestionsIT {

	private static final JsonMapper JSON = GavelClient.JSON;

	private final GavelClient client;

	BroughtQuestionsIT(GavelProcess gavel) {
		this.client = gavel.client();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"function_name": "f", "return_type": "int", "variables": [{"name": "n", "type": "int"}]}|null|\
					{"input_variables": {"n": 2}, "output": 4}|def f(n): return 2 * n|def f(n): return n
					{"function_name": "f", "return_type": "None", "variables": [{"name": "a", "type": "List[int]"}], "answer": "a"}|null|\
					{"input_variables": {"a": [2, 1]}, "output": [1, 2]}|def f(a): a.sort()|def f(a): return sorted(a)
					{"function_name": "f", "return_type": "int", "variables": [{"name": "n", "type": "int"}]}|null|\
					{"input_variables": {"n": 0}, "raises": "ZeroDivisionError"}|def f(n): return 1 // n|def f(n): return n
					{"function_name": "f", "return_type": "List[int]", "variables": []}|{"kind": "typed", "order": "any"}|\
					{"input_variables": {}, "output": [1, 2]}|def f(): return [2, 1]|def f(): return [2, 2]
					{"kind": "functions", "functions": [{"name": "f", "return_type": "int", "variables": [{"name": "n", "type": "int"}]}]}|null|\
					{"function": "f", "input_variables": {"n": 2}, "output": 4}|def f(n): return n * n|def f(n): return n
					{"kind": "class", "class_name": "C", "methods": [{"name": "m", "return_type": "int", "variables": []}]}|null|\
					{"input_variables": {"operations": ["C", "m"], "arguments": [[], []]}, "output": [null, 1]}|class C:\\n    def m(self): return 1|class C:\\n    def m(self): return 2
					{"kind": "program"}|null|{"stdin": "1 2", "output": "3"}|print(sum(map(int, input().split())))|print(input())
					{"kind": "program"}|{"kind": "text", "match": "lines", "case_sensitive": false}|\
					{"args": ["x"], "output": "A\\nb"}|print("a")\\nprint("B")|print("a b")
					{"kind": "program"}|{"kind": "checker", "code": "def check(input, expected, answer): return int(answer) % int(expected) == 0"}|\
					{"stdin": "", "output": "3"}|print(9)|print(10)
					{"kind": "program"}|{"kind": "checker", "protocol": "coderunner", "grader": "RegexGrader"}|\
					{"stdin": "", "output": "a+"}|print("aa")|print("b")
					{"kind": "program"}|{"kind": "checker", "protocol": "kattis", "code": "import sys\\nsys.exit(42 if sys.stdin.read().strip() == 'y' else 43)"}|\
					{"stdin": "", "output": ""}|print("y")|print("n")
					{"kind": "program"}|{"kind": "interactor", "code": "def interact(secret, expected): return input() == secret"}|\
					{"stdin": "7"}|print(7)|print(8)
					""")
	void everyKindAndComparisonIsJudged(String metadata, String comparison, String test, String right, String wrong) {
		String question = "{\"metadata\": %s, \"comparison\": %s}".formatted(metadata, comparison);
		JsonNode judged = evaluate(lines(right), question, "[%s]".formatted(test));
		assertThat(judged.get("verdict").asString()).as(judged.toString()).isEqualTo("ACCEPTED");
		JsonNode refused = evaluate(lines(wrong), question, "[%s]".formatted(test));
		assertThat(refused.get("verdict").asString()).as(refused.toString()).isEqualTo("WRONG_ANSWER");
	}

	@Test
	void pointsGroupsAndRulesCount() {
		String question = """
				{"metadata": {"kind": "program"}, "rules": [{"forbid": "import", "name": "math"}],
				 "scoring": {"groups": [{"name": "all", "rule": "all", "points": 10}], "stop_at": "never"}}""";
		String tests = """
				[{"stdin": "1", "output": "1", "points": 2.5}, {"stdin": "2", "output": "2", "group": "all"},
				 {"stdin": "3", "output": "x", "group": "all", "explanation": "three is special"}]""";
		JsonNode judged = evaluate("print(input())", question, tests);
		assertThat(judged.get("verdict").asString()).as(judged.toString()).isEqualTo("WRONG_ANSWER");
		assertThat(judged.get("passed").intValue()).isEqualTo(2);
		assertThat(judged.get("score").doubleValue()).isEqualTo(2.5);
		assertThat(judged.get("max_score").doubleValue()).isEqualTo(12.5);
		assertThat(judged.at("/tests/2/explanation").asString()).isEqualTo("three is special");
		JsonNode broken = evaluate("import math\nprint(input())", question, tests);
		assertThat(broken.at("/error/type").asString()).as(broken.toString()).isEqualTo("RuleBroken");
	}

	@Test
	void whoeverBringsACheckerSeesWhyItFails() {
		JsonNode judged = evaluate("print(1)",
				"""
						{"metadata": {"kind": "program"}, "comparison": {"kind": "checker", "code": "def check(input, expected, answer): return 1 // 0"}}""",
				"[{\"output\": \"1\"}]");
		assertThat(judged.get("verdict").asString()).as(judged.toString()).isEqualTo("INTERNAL_ERROR");
		assertThat(judged.at("/tests/0/checker/error/type").asString()).as(judged.toString())
			.isEqualTo("ZeroDivisionError");
	}

	@Test
	void whatIsWrongIsNamed() {
		Optional<JsonNode> refused = client.refusal("/evaluations",
				"""
						{"code": "pass", "question": {"metadata": {"kind": "program"}, "comparison": {"kind": "checker", "code": "def check(input, expected, answer): return True"},
						 "scoring": {"attempts": 3}}, "tests": [{"stdin": "1"}]}""");
		assertThat(refused.orElseThrow().toString()).contains("question.scoring");
		Optional<JsonNode> silent = client.refusal("/evaluations",
				"""
						{"code": "pass", "question": {"metadata": {"kind": "program"}, "comparison": {"kind": "checker", "code": "def check(input, expected, answer): return True"}},
						 "tests": [{"stdin": "1"}]}""");
		assertThat(silent.orElseThrow().toString()).contains("tests[0].output");
	}

	private JsonNode evaluate(String code, String question, String tests) {
		JsonNode done = client.post("/evaluations?wait=30s",
				Map.of("code", code, "question", JSON.readTree(question), "tests", JSON.readTree(tests)));
		assertThat(client.get("/evaluations/" + done.get("id").asString())).isEqualTo(done);
		return done;
	}

	private static String lines(String code) {
		return code.replace("\\n", "\n");
	}

}
