package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tests may leave out arguments, and give them by position. */
@ApiTest
class LeftOutArgumentsIT {

	private static final String QUESTION = """
			{"title": "Window", "description": "d", "type": "Easy", "metadata": {"function_name": "f", "return_type": "int",
			 "variables": [%s]}}
			""";

	private static final String WINDOW = """
			{"name": "nums", "type": "List[int]"}, {"name": "head", "type": "ListNode"},
			{"name": "word", "type": "Optional[str]"}, {"name": "k", "type": "int", "default": 2},
			{"name": "way", "type": "str", "default": "up"}
			""";

	private final ApiClient api;

	@Autowired
	LeftOutArgumentsIT(ApiClient api) {
		this.api = api;
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = {
			"{\"nums\": [1]};{\"nums\":[1],\"head\":[],\"word\":null,\"k\":2,\"way\":\"up\"}",
			"{\"nums\": [1], \"k\": 3};{\"nums\":[1],\"head\":[],\"word\":null,\"k\":3,\"way\":\"up\"}",
			"{\"way\": \"down\", \"nums\": []};{\"nums\":[],\"head\":[],\"word\":null,\"k\":2,\"way\":\"down\"}",
			"[[1]];{\"nums\":[1],\"head\":[],\"word\":null,\"k\":2,\"way\":\"up\"}",
			"[[1], [2], \"a\", 4, \"b\"];{\"nums\":[1],\"head\":[2],\"word\":\"a\",\"k\":4,\"way\":\"b\"}" })
	void aTestHasAllArgumentsOnceItIsStored(String sent, String stored) {
		long question = question(WINDOW);
		JsonNode added = test(question, sent, "").json();
		assertThat(added.get("input_variables")).hasToString(stored);
		assertThat(api.get("/testcases/" + added.get("id").longValue()).json().get("input_variables"))
			.hasToString(stored);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "{\"k\": 1};-;input_variables.nums;is missing",
					"{\"nums\": [], \"kk\": 1};-;input_variables.kk;unknown variable, did you mean 'k'?",
					"[];-;input_variables[0];is missing: the argument for nums",
					"[[], [], \"a\", \"b\"];-;input_variables[3];expected int, got 'b'",
					"[[], [], \"a\", 1, \"b\", 2];-;input_variables;expected 5 arguments, found 6",
					"[[1]];{\"k\": \"1\"};input_literals;cannot be combined with a list of arguments",
					"1;-;input_variables;expected an object of variable names and values, or a list of all values" })
	void whatIsMissingOrTooMuchIsNamed(String sent, String literals, String field, String message) {
		Answer refused = test(question(WINDOW), sent, literals.equals("-") ? "" : ", \"input_literals\": " + literals);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo(field);
		assertThat(refused.json().at("/errors/0/message").stringValue()).contains(message);
	}

	@Test
	void aQuestionAnswersWithItsDefaultsAndTakesThemAgain() {
		long question = question(WINDOW);
		JsonNode metadata = api.get("/ques/" + question).json().get("metadata");
		assertThat(metadata.at("/variables/3")).hasToString("{\"name\":\"k\",\"type\":\"int\",\"default\":\"2\"}");
		assertThat(metadata.at("/variables/4/default").stringValue()).isEqualTo("'up'");
		assertThat(metadata.at("/variables/0").has("default")).isFalse();
		Answer same = api.put("/ques/" + question,
				"{\"title\": \"t\", \"description\": \"d\", \"type\": \"Easy\", \"metadata\": %s}".formatted(metadata));
		assertThat(same.json().get("metadata")).isEqualTo(metadata);
		assertThat(page("/ques/" + question)).contains("k: int = 2, way: str = &#39;up&#39;");
		assertThat(page("/ques/" + question + "/edit")).contains("value=\"int = 2\"", "value=\"str = &#39;up&#39;\"");
	}

	@Test
	void aDefaultMayFollowTheType() {
		JsonNode added = api
			.post("/add_ques",
					"""
							{"title": "t", "description": "d", "type": "Easy", "metadata": {"function_name": "f", "return_type": "int",
							 "variables": {"way": "Literal['a = b'] = a = b", "k": "Optional[int] = None", "word": "str = x"}}}
							""")
			.json();
		assertThat(added.at("/metadata/variables"))
			.hasToString("[{\"name\":\"way\",\"type\":\"Literal['a = b']\",\"default\":\"'a = b'\"},"
					+ "{\"name\":\"k\",\"type\":\"Optional[int]\",\"default\":\"None\"},"
					+ "{\"name\":\"word\",\"type\":\"str\",\"default\":\"'x'\"}]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = {
			"{\"name\": \"k\", \"type\": \"int\", \"default\": \"two\"};metadata.variables[0].default;expected int",
			"{\"name\": \"k\", \"type\": \"int = two\"};metadata.variables[0].type;expected int",
			"{\"name\": \"k\", \"type\": \"int\", \"default\": 1}, {\"name\": \"n\", \"type\": \"int\"};metadata.variables;n needs a default, because a parameter before it has one",
			"{\"name\": \"k\", \"type\": \"ListNode\", \"default\": [1]};metadata.variables[0].default;expected None, or no default, for Optional[ListNode]",
			"{\"name\": \"k\", \"type\": \"List[TreeNode]\", \"default\": []};metadata.variables[0].default;expected no default for List[Optional[TreeNode]]",
			"{\"name\": \"k\", \"type\": \"float\", \"default\": \"nan\"};metadata.variables[0].default;expected finite numbers",
			"{\"name\": \"k\", \"type\": \"Dict[str, List[float]]\", \"default\": {\"a\": [\"inf\"]}};metadata.variables[0].default;expected finite numbers",
			"{\"name\": \"k\", \"type\": \"Tuple[complex]\", \"default\": [\"nan+1j\"]};metadata.variables[0].default;expected finite numbers",
			"{\"name\": \"k\", \"type\": \"int = 1\", \"default\": 2};metadata.variables[0].default;expected the default here or in the type, got both",
			"{\"name\": \"k\", \"type\": \"int\", \"default\": null};metadata.variables[0].default;expected int",
			"{\"name\": \"k\", \"type\": \"int\", \"defualt\": 1};metadata.variables[0].defualt;unknown field, did you mean 'default'?" })
	void aDefaultThatDoesNotFitIsRefused(String variables, String field, String message) {
		Answer refused = api.post("/add_ques", QUESTION.formatted(variables));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo(field);
		assertThat(refused.json().at("/errors/0/message").stringValue()).contains(message);
	}

	@Test
	void theDefaultNullIsNone() {
		long question = question("{\"name\": \"head\", \"type\": \"ListNode\", \"default\": null}, "
				+ "{\"name\": \"k\", \"type\": \"Optional[int]\", \"default\": null}");
		assertThat(page("/ques/" + question)).contains("head: Optional[ListNode] = None, k: Optional[int] = None)");
	}

	@Test
	void aNodeBehindADefaultHasTheDefaultNone() {
		long question = question(
				"{\"name\": \"k\", \"type\": \"int = 1\"}, {\"name\": \"root\", \"type\": \"TreeNode = None\"}");
		assertThat(api.get("/ques/" + question).json().at("/metadata/variables/1"))
			.hasToString("{\"name\":\"root\",\"type\":\"Optional[TreeNode]\",\"default\":\"None\"}");
		assertThat(test(question, "[]", "").json().get("input_variables")).hasToString("{\"k\":1,\"root\":[]}");
	}

	@Test
	void theLongestTypeAndDefaultFitTheirField() {
		String type = "Union[str, Literal['%s']]".formatted("a".repeat(977));
		long question = question(
				"{\"name\": \"k\", \"type\": \"%s\", \"default\": \"%s\"}".formatted(type, "b".repeat(998)));
		Answer saved = api.post("/ques/" + question + "/edit", "application/x-www-form-urlencoded",
				"title=t&description=d&type=Easy&function_name=f&return_type=int&parameter_name=k&parameter_type="
						+ URLEncoder.encode("%s = '%s'".formatted(type, "b".repeat(998)), StandardCharsets.UTF_8),
				"Accept", "text/html");
		assertThat(saved.status()).as(saved.body()).isEqualTo(303);
	}

	@Test
	void aTypeOfManyQuotesIsRefused() {
		Answer refused = api.post("/add_ques",
				QUESTION.formatted("{\"name\": \"k\", \"type\": \"%s\"}".formatted("'a'".repeat(100_000))));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/message").stringValue()).contains("at most 1,000 characters");
	}

	@Test
	void aFormMayLeaveArgumentsEmpty() {
		long question = question(WINDOW);
		Answer added = api.post("/create/testcase/" + question, "application/x-www-form-urlencoded",
				"input_variables.nums=%5B1%5D&input_variables.head=&input_variables.k=&output=1", "Accept",
				"text/html");
		assertThat(added.status()).isLessThan(400);
		assertThat(api.get("/ques/" + question + "/testcases").json().toString())
			.contains("{\"nums\":[1],\"head\":[],\"word\":null,\"k\":2,\"way\":\"up\"}");
	}

	@Test
	void testsGetTheDefaultOfAParameterThatIsAddedLater() {
		long question = question("{\"name\": \"nums\", \"type\": \"List[int]\"}");
		long test = test(question, "[[1]]", "").json().get("id").longValue();
		Answer changed = api.put("/ques/" + question, QUESTION.formatted(
				"{\"name\": \"word\", \"type\": \"Optional[str]\"}, {\"name\": \"nums\", \"type\": \"List[int]\"}, {\"name\": \"k\", \"type\": \"int = 7\"}"));
		assertThat(changed.status()).as(changed.body()).isEqualTo(200);
		assertThat(api.get("/testcases/" + test).json().get("input_variables"))
			.hasToString("{\"word\":null,\"nums\":[1],\"k\":7}");
	}

	private long question(String variables) {
		return api.post("/add_ques", QUESTION.formatted(variables)).json().get("id").longValue();
	}

	private Answer test(long question, String input, String more) {
		return api.post("/create/testcase/" + question,
				"{\"input_variables\": %s%s, \"output\": 1}".formatted(input, more));
	}

	private String page(String path) {
		return api.get(path, "Accept", "text/html").body();
	}

}
