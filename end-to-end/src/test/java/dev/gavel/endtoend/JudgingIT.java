package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What a user of one running Gavel sees. */
@ExtendWith(SharedGavel.class)
class JudgingIT {

	private final GavelProcess gavel;

	private final GavelClient client;

	JudgingIT(GavelProcess gavel) {
		this.gavel = gavel;
		this.client = gavel.client();
	}

	@Test
	void judgesTheExampleOfTheDocument() {
		long question = client.post("/add_ques", """
				{
				  "title": "Find the frequency of element",
				  "description": "Given an array nums and an element K find frequency of K in nums",
				  "type": "Easy",
				  "metadata": {
				    "function_name": "Findfrequency",
				    "return_type": "int",
				    "variables": [
				      {"name": "nums", "type": "List[int]"},
				      {"name": "K", "type": "int"}
				    ]
				  }
				}
				""").get("id").asLong();
		client.post("/create/testcase/" + question, """
				{
				    "input_variables": {"nums":[1,2,2,3],"k":2},
				    "output": "2"
				}
				""");
		JsonNode right = submit(question,
				"def Findfrequency(nums: List[int], K: int) -> int:\n    return nums.count(K)\n");
		assertThat(right.get("verdict").asString()).as(right.toString()).isEqualTo("ACCEPTED");
		JsonNode wrong = submit(question, "def Findfrequency(nums, K):\n    return K + 1\n");
		assertThat(wrong.get("verdict").asString()).isEqualTo("WRONG_ANSWER");
		assertThat(wrong.at("/tests/0/difference").asString()).isEqualTo("expected 2, got 3");
	}

	@Test
	void knowsTheEnvironmentsThatItsWorkerAnnounces() {
		await().atMost(Duration.ofSeconds(30)).until(() -> !client.get("/workers").isEmpty());
		assertThat(client.get("/workers").at("/0/environments/0/name").asString()).isEqualTo("default");
		assertThat(client.get("/workers").at("/0/environments/0/python_version").asString()).startsWith("3.");
	}

	@Test
	void triesAPreludeBeforeItIsStored() {
		String question = """
				{"title": "Area", "description": "The area of a circle.", "type": "Easy", "prelude": "%s",
				 "metadata": {"function_name": "area", "return_type": "float", "variables": {"r": "float"}}}
				""";
		JsonNode refused = client.refusal("/add_ques", question.formatted("x = 1\\n\\nif x\\n")).orElseThrow();
		assertThat(refused.at("/errors/0/field").asString()).isEqualTo("prelude");
		assertThat(refused.at("/errors/0/message").asString())
			.isEqualTo("expected lines that run without an error, got SyntaxError: expected ':', line 3");
		JsonNode added = client.post("/add_ques", question.formatted("from math import *\\n"));
		assertThat(added.has("warnings")).as(added.toString()).isFalse();
		long id = added.get("id").asLong();
		client.post("/create/testcase/" + id, "{\"input_variables\": {\"r\": 1}, \"output\": 3.141592653589793}");
		JsonNode right = submit(id, "def area(r):\n    return pi * r * r\n");
		assertThat(right.get("verdict").asString()).as(right.toString()).isEqualTo("ACCEPTED");
		JsonNode wrong = submit(id, "def area(r):\n    return tau / 0\n");
		assertThat(wrong.at("/error/line").asInt()).isEqualTo(2);
	}

	@Test
	void runsNoProgramThatBreaksARule() {
		long question = client.post("/add_ques", """
				{"title": "Order", "description": "Sort it.", "type": "Easy",
				 "rules": [{"forbid": "call", "name": "sorted", "message": "Sort it yourself."}],
				 "metadata": {"function_name": "order", "return_type": "List[int]", "variables": {"n": "List[int]"}}}
				""").get("id").asLong();
		client.post("/create/testcase/" + question, "{\"input_variables\": {\"n\": [2, 1]}, \"output\": [1, 2]}");
		JsonNode broken = submit(question, "def order(n):\n    return sorted(n)\n");
		assertThat(broken.get("verdict").asString()).as(broken.toString()).isEqualTo("COMPILATION_ERROR");
		assertThat(broken.at("/error/type").asString()).isEqualTo("RuleBroken");
		assertThat(broken.at("/error/line").asInt()).isEqualTo(2);
		assertThat(broken.at("/error/message").asString())
			.isEqualTo("this question forbids calling sorted. Sort it yourself.");
		JsonNode kept = submit(question, "def order(n):\n    n.sort()\n    return n\n");
		assertThat(kept.get("verdict").asString()).as(kept.toString()).isEqualTo("ACCEPTED");
	}

	@Test
	void judgesTreesInLeetCodesNotation() {
		long question = client.post("/add_ques", """
				{"title": "Mirror", "description": "Mirror the tree.", "type": "Easy",
				 "metadata": {"function_name": "mirror", "return_type": "TreeNode", "variables": {"root": "TreeNode"}}}
				""").get("id").asLong();
		client.post("/create/testcase/" + question, """
				{"input_variables": {"root": [1, 2, null, 3]}, "output": [1, null, 2, null, 3]}
				""");
		client.post("/create/testcase/" + question, "{\"input_variables\": {\"root\": null}, \"output\": \"[]\"}");
		String mirror = """
				class Solution:
				    def mirror(self, root: Optional[TreeNode]) -> Optional[TreeNode]:
				        return root and TreeNode(root.val, self.mirror(root.right), self.mirror(root.left))
				""";
		JsonNode right = submit(question, mirror);
		assertThat(right.get("verdict").asString()).as(right.toString()).isEqualTo("ACCEPTED");
		assertThat(right.at("/tests/0/input_variables/root").toString()).isEqualTo("[1,2,null,3]");
		JsonNode same = submit(question, "def mirror(root):\n    return root\n");
		assertThat(same.get("verdict").asString()).isEqualTo("WRONG_ANSWER");
		assertThat(same.at("/tests/0/expected").asString()).isEqualTo("[1, null, 2, null, 3]");
		assertThat(same.at("/tests/0/output").asString()).isEqualTo("[1, 2, null, 3]");
		assertThat(same.at("/tests/0/difference").asString()).isEqualTo("at [1]: expected null, got 2");
		JsonNode values = submit(question, "def mirror(root):\n    return [1, None, 2, None, 3]\n");
		assertThat(values.at("/error/message").asString())
			.isEqualTo("a value of type 'list' cannot be returned; return a TreeNode or None");
	}

	@Test
	void judgesDecimalsBytesAndArgumentsThatAreLeftOut() {
		long question = client
			.post("/add_ques",
					"""
							{"title": "Round", "description": "Round to cents.", "type": "Easy",
							 "metadata": {"function_name": "cents", "return_type": "Tuple[Decimal, bytes]",
							  "variables": {"price": "Decimal", "way": "Literal['up', 'down'] = up", "note": "Optional[str]= None"}}}
							""")
			.get("id")
			.asLong();
		client.post("/create/testcase/" + question,
				"{\"input_variables\": [\"1.005\"], \"output\": \"(Decimal('1.01'), b'up')\"}");
		client.post("/create/testcase/" + question,
				"{\"input_variables\": {\"price\": \"1.005\", \"way\": \"down\"}, \"output\": [\"1.00\", \"b'down'\"]}");
		JsonNode right = submit(question, """
				import decimal
				from decimal import Decimal


				def cents(price: Decimal, way: Literal["up", "down"] = "up", note: Optional[str] = None):
				    rounding = decimal.ROUND_UP if way == "up" else decimal.ROUND_DOWN
				    return price.quantize(Decimal("0.01"), rounding), way.encode()
				""");
		assertThat(right.get("verdict").asString()).as(right.toString()).isEqualTo("ACCEPTED");
		assertThat(right.at("/tests/0/input_variables"))
			.hasToString("{\"price\":\"1.005\",\"way\":\"up\",\"note\":null}");
		JsonNode wrong = submit(question, "def cents(price, way, note):\n    return round(float(price), 2), way\n");
		assertThat(wrong.get("verdict").asString()).isEqualTo("WRONG_ANSWER");
		assertThat(wrong.at("/tests/0/difference").asString()).isEqualTo("at [0]: expected Decimal('1.01'), got 1.0");
	}

	@Test
	void judgesAClassCallByCall() {
		long question = client.post("/add_ques", """
				{"title": "LRU cache", "description": "Forget the least recently used.", "type": "Medium",
				 "metadata": {"kind": "class", "class_name": "LRUCache", "variables": {"capacity": "int"}, "methods": [
				  {"name": "get", "variables": {"key": "int"}, "return_type": "int"},
				  {"name": "put", "variables": {"key": "int", "value": "int"}}]}}
				""").get("id").asLong();
		client.post("/create/testcase/" + question, """
				{"input_variables": {"operations": ["LRUCache", "put", "put", "get", "put", "get"],
				 "arguments": [[2], [1, 1], [2, 2], [1], [3, 3], [2]]}, "output": [null, null, null, 1, null, -1]}
				""");
		String cache = """
				class LRUCache:
				    def __init__(self, capacity: int):
				        self.capacity, self.values = capacity, OrderedDict()

				    def get(self, key: int) -> int:
				        return self.values.get(key, -1)

				    def put(self, key: int, value: int) -> None:
				        self.values[key] = value
				        while len(self.values) > self.capacity:
				            self.values.popitem(last=False)
				""";
		String right = cache.replace("        return self.values.get",
				"        if key in self.values:\n            self.values.move_to_end(key)\n        return self.values.get");
		JsonNode accepted = submit(question, right);
		assertThat(accepted.get("verdict").asString()).as(accepted.toString()).isEqualTo("ACCEPTED");
		assertThat(accepted.at("/tests/0/output").asString()).isEqualTo("[None, None, None, 1, None, -1]");
		JsonNode wrong = submit(question, cache);
		assertThat(wrong.get("verdict").asString()).isEqualTo("WRONG_ANSWER");
		assertThat(wrong.at("/tests/0/difference").asString()).isEqualTo("call 6, get(2): expected -1, got 2");
		JsonNode raising = submit(question, right.replace("self.values.get(key, -1)", "self.values[key]"));
		assertThat(raising.at("/error/message").asString()).isEqualTo("call 6, get(2): 2");
		JsonNode without = submit(question, right.replace("def put", "def set"));
		assertThat(without.get("verdict").asString()).isEqualTo("COMPILATION_ERROR");
		assertThat(without.at("/error/message").asString())
			.isEqualTo("the code must define a class LRUCache with the methods get and put;"
					+ " it defines LRUCache, LRUCache.get, LRUCache.set\nHint: class LRUCache has no method put.");
		JsonNode run = client.post("/code/try/" + question + "?wait=30s", Map
			.of("code", right, "tests", List.of(Map.of("input_variables",
					Map.of("operations", List.of("LRUCache", "get"), "arguments", List.of(List.of(1), List.of(7)))))));
		assertThat(run.at("/tests/0/results").toString()).isEqualTo("[\"None\",\"-1\"]");
	}

	@Test
	void judgesEachOfSeveralFunctions() {
		long question = client.post("/add_ques", """
				{"title": "Run lengths", "description": "Encode and decode.", "type": "Medium",
				 "metadata": {"kind": "functions", "functions": [
				  {"name": "encode", "variables": {"text": "str"}, "return_type": "List[Tuple[str, int]]"},
				  {"name": "decode", "variables": {"runs": "List[Tuple[str, int]]"}, "return_type": "str"}]}}
				""").get("id").asLong();
		client.post("/create/testcase/" + question,
				"{\"function\": \"encode\", \"input_variables\": {\"text\": \"aab\"}, \"output\": [[\"a\", 2], [\"b\", 1]]}");
		client.post("/create/testcase/" + question,
				"{\"function\": \"decode\", \"input_variables\": [[[\"a\", 2], [\"b\", 1]]], \"output\": \"aab\"}");
		String encode = "def encode(text):\n    return [(each, text.count(each)) for each in sorted(set(text))]\n";
		String decode = "class Solution:\n    def decode(self, runs):\n        return ''.join(letter * count for letter, count in runs)\n";
		JsonNode right = submit(question, encode + decode);
		assertThat(right.get("verdict").asString()).as(right.toString()).isEqualTo("ACCEPTED");
		assertThat(right.at("/tests/1/function").asString()).isEqualTo("decode");
		JsonNode wrong = submit(question, encode + decode.replace("letter * count", "letter"));
		assertThat(wrong.at("/tests/1/difference").asString())
			.isEqualTo("decode([('a', 2), ('b', 1)]): expected 'aab', got 'ab'");
		JsonNode half = submit(question, encode + "def decoded(runs):\n    pass\n");
		assertThat(half.get("verdict").asString()).isEqualTo("RUNTIME_ERROR");
		assertThat(half.at("/tests/0/verdict").asString()).isEqualTo("ACCEPTED");
		assertThat(half.at("/tests/1/error/type").asString()).isEqualTo("FunctionNotFound");
		assertThat(half.at("/error/message").asString())
			.isEqualTo("the code must define a function decode, or a class Solution with that method;"
					+ " it defines encode, decoded");
		JsonNode none = submit(question, "def enc(text):\n    pass\n");
		assertThat(none.get("verdict").asString()).isEqualTo("COMPILATION_ERROR");
		assertThat(none.at("/error/message").asString())
			.isEqualTo("the code must define the functions encode and decode, or a class Solution with these methods;"
					+ " it defines enc");
		JsonNode run = client.post("/code/try/" + question + "?wait=30s", Map.of("code", encode, "tests",
				List.of(Map.of("function", "encode", "input_variables", Map.of("text", "b")))));
		assertThat(run.at("/tests/0/output").asString()).isEqualTo("[('b', 1)]");
	}

	@Test
	void judgesAnArgumentThatIsChangedInPlaceAgainstAnyOfSeveralOutputs() {
		long question = client.post("/add_ques", """
				{
				  "title": "Move the evens to the front",
				  "description": "In place, in any order.",
				  "type": "Easy",
				  "metadata": {"function_name": "move", "variables": {"nums": "List[int]"}, "answer": "nums"}
				}
				""").get("id").asLong();
		client.post("/create/testcase/" + question, """
				{"input_variables": {"nums": [1, 2, 4]}, "outputs": [[2, 4, 1], [4, 2, 1]]}
				""");
		JsonNode right = submit(question,
				"def move(nums):\n    nums.sort(key=lambda n: (n % 2, -n))\n    return nums[:1]\n");
		assertThat(right.get("verdict").asString()).as(right.toString()).isEqualTo("ACCEPTED");
		assertThat(right.at("/tests/0/output").asString()).isEqualTo("[4, 2, 1]");
		JsonNode wrong = submit(question, "def move(nums):\n    return sorted(nums, key=lambda n: n % 2)\n");
		assertThat(wrong.get("verdict").asString()).isEqualTo("WRONG_ANSWER");
		assertThat(wrong.at("/tests/0/difference").asString())
			.isEqualTo("equals none of the 2 right answers; compared with the first, at [0]: expected 2, got 1\n"
					+ "Hint: the function must change nums in place; what it returns is ignored.");
	}

	@Test
	void judgesByACheckerOnceItIsCorrected() {
		String checker = "def check(input, expected, answer):\n    return (sorted(answer) == sorted(input['n']), f'got {len(answer)}')\n";
		String failing = checker.replace("input['n']", "input['m']");
		long question = client.post("/add_ques", checked(failing)).get("id").asLong();
		client.post("/create/testcase/" + question, "{\"input_variables\": {\"n\": [2, 1]}, \"output\": [1, 2]}");
		JsonNode failed = submit(question, "def shuffle(n):\n    return n\n");
		assertThat(failed.get("verdict").asString()).as(failed.toString()).isEqualTo("INTERNAL_ERROR");
		assertThat(failed.at("/error/message").asString()).isEqualTo("the author's checker failed");
		assertThat(failed.at("/tests/0/checker/error/type").asString()).isEqualTo("KeyError");
		client.put("/ques/" + question, GavelClient.JSON.writeValueAsString(checked(checker)));
		String path = "/submissions/" + failed.get("id").asString();
		client.post(path + "/rejudge", "");
		JsonNode again = client.get(path + "?wait=30s");
		assertThat(again.get("verdict").asString()).as(again.toString()).isEqualTo("ACCEPTED");
		assertThat(again.at("/tests/0/message").asString()).isEqualTo("got 2");
		JsonNode wrong = submit(question, "def shuffle(n):\n    return [1, 1]\n");
		assertThat(wrong.get("verdict").asString()).isEqualTo("WRONG_ANSWER");
		assertThat(wrong.at("/tests/0/points").asDouble()).isZero();
	}

	@Test
	void triesACheckerThatIsNotStored() {
		JsonNode tried = client.post("/checkers/tries?wait=30s", Map.of("question", checked(
				"def check(input, expected, answer):\n    print(input)\n    return answer[0] == expected[0], 'first'\n"),
				"tests",
				List.of(Map.of("input_variables", Map.of("n", List.of(1)), "output", List.of(1), "answer",
						List.of(1, 2)),
						Map.of("input_variables", Map.of("n", List.of(1)), "output", List.of(1), "answer", List.of(2)),
						Map.of("input_variables", Map.of("n", List.of(1)), "output", List.of(1), "answer",
								List.of()))));
		assertThat(tried.get("tests").valueStream().map((test) -> test.get("verdict").asString()))
			.containsExactly("ACCEPTED", "WRONG_ANSWER", "INTERNAL_ERROR");
		assertThat(tried.at("/tests/1/message").asString()).isEqualTo("first");
		assertThat(tried.at("/tests/1/stdout").asString()).isEqualTo("{'n': [1]}\n");
		assertThat(tried.at("/tests/2/error/type").asString()).isEqualTo("IndexError");
		JsonNode broken = client.post("/checkers/tries?wait=30s", Map.of("question", checked("def check(a, b, c)\n"),
				"tests",
				List.of(Map.of("input_variables", Map.of("n", List.of()), "output", List.of(), "answer", List.of()))));
		assertThat(broken.at("/error/type").asString()).isEqualTo("SyntaxError");
		assertThat(broken.at("/error/line").asInt()).isEqualTo(1);
	}

	private static Map<String, Object> checked(String checker) {
		return Map.of("title", "Shuffle", "description", "Shuffle `n`.", "type", "Easy", "metadata",
				Map.of("function_name", "shuffle", "return_type", "List[int]", "variables", Map.of("n", "List[int]")),
				"comparison", Map.of("kind", "checker", "code", checker));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void acceptsReferenceSolutionOfSample(JsonNode sample) {
		String title = sample.at("/question/title").asString();
		JsonNode question = client.get("/")
			.get("items")
			.valueStream()
			.filter((item) -> item.get("title").asString().equals(title))
			.findAny()
			.orElseThrow();
		JsonNode submission = submit(question.get("id").asLong(), sample.get("reference_solution").asString());
		assertThat(submission.get("verdict").asString()).as(submission.toString()).isEqualTo("ACCEPTED");
		assertThat(submission.get("total").asInt()).isEqualTo(sample.get("test_cases").size());
	}

	static List<JsonNode> samples() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("..", "samples"))) {
			return files.map((file) -> GavelClient.JSON.readTree(file)).toList();
		}
	}

	@Test
	@ExtendWith(SharedBrowser.class)
	void runsBesideAnotherGavel(GavelClient other) {
		long question = client.post("/add_ques", """
				{"title": "Only here", "description": "d", "type": "Easy",
				 "metadata": {"function_name": "f", "return_type": "int", "variables": {}}}
				""").get("id").asLong();
		assertThat(client.get("/?q=Only+here").get("total").asInt()).isOne();
		assertThat(other.get("/?q=Only+here").get("total").asInt()).isZero();
		client.post("/create/testcase/" + question, "{\"input_variables\": {}, \"output\": 1}");
		for (GavelClient either : List.of(client, other)) {
			assertThat(either.get("/actuator/health").get("status").asString()).isEqualTo("UP");
		}
		JsonNode submission = submit(question, "def f():\n    return 1\n");
		assertThat(submission.get("verdict").asString()).isEqualTo("ACCEPTED");
	}

	@Test
	void refusesPortInUseInOneLine(@TempDir Path otherData) throws InterruptedException {
		GavelProcess second = GavelProcess.launch(otherData, gavel.port());
		assertThat(second.awaitExit()).isEqualTo(1);
		assertThat(second.output()).startsWith("Port " + gavel.port() + " cannot be used").hasLineCount(1);
	}

	@Test
	void refusesDataFolderInUseInOneLine() throws InterruptedException {
		GavelProcess second = GavelProcess.launch(gavel.data());
		assertThat(second.awaitExit()).isEqualTo(1);
		assertThat(second.output()).startsWith("Another Gavel is running on ").hasLineCount(1);
	}

	@Test
	void refusesUnknownOption(@TempDir Path otherData) throws InterruptedException {
		GavelProcess second = GavelProcess.launch(otherData, GavelProcess.freePort(), "--verbose");
		assertThat(second.awaitExit()).isEqualTo(2);
		assertThat(second.output()).startsWith("Unknown option --verbose").hasLineCount(1);
	}

	private JsonNode submit(long question, String code) {
		return client.post("/code/execute/" + question + "?wait=30s", Map.of("code", code));
	}

}
