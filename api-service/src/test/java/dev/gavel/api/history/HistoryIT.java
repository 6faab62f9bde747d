package dev.gavel.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Edits are kept, shown and undone. */
@ApiTest
class HistoryIT {

	private final ApiClient api;

	private final JdbcTemplate database;

	@Autowired
	HistoryIT(ApiClient api, JdbcTemplate database) {
		this.api = api;
		this.database = database;
	}

	@Test
	void changesOfAQuestionAreShownAndUndone() {
		long question = api.addQuestion();
		JsonNode before = question(question);
		assertThat(kinds(question)).containsExactly("added", "created");
		edit(question, Examples.QUESTION.replace("Find the frequency of element", "Count"));
		edit(question, Examples.QUESTION.replace("Find the frequency of element", "Count"));
		assertThat(kinds(question)).as("an edit that changes nothing is forgotten")
			.containsExactly("question", "added", "created");
		long edit = newest(question);
		JsonNode detail = api.get("/ques/%d/edits/%d".formatted(question, edit)).json();
		assertThat(detail.get("before").toString()).isEqualTo("{\"title\":\"Find the frequency of element\"}");
		assertThat(detail.get("after").toString()).isEqualTo("{\"title\":\"Count\"}");
		assertThat(detail.get("fields").toString()).isEqualTo("[\"title\"]");
		assertThat(api.page("/ques/%d/edits".formatted(question)).body()).contains("Changed the title", "Added 1 test",
				"Created the question");
		assertThat(api.page("/ques/%d/edits/%d".formatted(question, edit)).body())
			.contains("Find the frequency of element</td>", "Count</td>", "Undo this edit");
		JsonNode undo = undone(question, edit);
		assertThat(undo.get("undoes").longValue()).isEqualTo(edit);
		assertThat(question(question)).isEqualTo(before);
		undone(question, undo.get("id").longValue());
		assertThat(question(question).get("title").stringValue()).isEqualTo("Count");
		assertThat(kinds(question)).hasSize(5);
	}

	@Test
	void changesOfTestsAreShownAndUndone() {
		long question = api.addQuestion();
		long test = ids(question).get(0);
		List<Map<String, Object>> before = rows(question);
		assertThat(api
			.put("/testcases/" + test, Examples.TEST_CASE.replace("\"2\"", "\"7\", \"explanation\": \"Count again.\""))
			.status()).isEqualTo(200);
		long edit = newest(question);
		JsonNode change = api.get("/ques/%d/edits/%d".formatted(question, edit)).json().at("/changes/0");
		assertThat(change.at("/before/expected").stringValue()).isEqualTo("2");
		assertThat(change.at("/after/expected").stringValue()).isEqualTo("7");
		assertThat(api.page("/ques/%d/edits/%d".formatted(question, edit)).body()).contains("Explanation",
				"Count again.");
		undone(question, edit);
		assertThat(rows(question)).isEqualTo(before);
		assertThat(api.get("/ques/%d/edits/%d".formatted(question, edit)).json().at("/changes/0/after/expected"))
			.as("what the edit made of it, not what it is now")
			.hasToString("\"7\"");
	}

	@Test
	void addedAndDeletedTestsAreUndoneInTheirPlaces() {
		long question = api.addQuestion();
		IntStream.range(0, 3).forEach((i) -> add(question, "{\"nums\": [%d], \"K\": 1}".formatted(i)));
		List<Long> ids = ids(question);
		List<Map<String, Object>> before = rows(question);
		long added = newest(question);
		assertThat(api.delete("/testcases/" + ids.get(1)).status()).isEqualTo(204);
		long deleted = newest(question);
		undone(question, added);
		assertThat(ids(question)).containsExactly(ids.get(0), ids.get(2));
		long undo = newest(question);
		undone(question, undo);
		assertThat(ids(question)).containsExactly(ids.get(0), ids.get(2), ids.get(3));
		undone(question, deleted);
		assertThat(rows(question)).isEqualTo(before);
		assertThat(api.get("/ques/" + question).json().get("test_case_count")).hasToString("4");
		Answer again = api.post("/ques/%d/edits/%d/undo".formatted(question, deleted), "");
		assertThat(again.status()).isEqualTo(409);
		assertThat(again.json().get("type").stringValue()).isEqualTo("/problems/cannot-undo");
	}

	@Test
	void theOrderOfTestsIsUndone() {
		long question = api.addQuestion();
		IntStream.range(0, 2).forEach((i) -> add(question, "{\"nums\": [%d], \"K\": 1}".formatted(i)));
		List<Long> ids = ids(question);
		assertThat(api
			.put("/ques/%d/testcases/order".formatted(question),
					"{\"testcase_ids\": [%d, %d, %d]}".formatted(ids.get(2), ids.get(1), ids.get(0)))
			.status()).isLessThan(300);
		long edit = newest(question);
		add(question, "{\"nums\": [9], \"K\": 1}");
		undone(question, edit);
		assertThat(ids(question)).startsWith(ids.toArray(Long[]::new)).hasSize(4);
	}

	@Test
	void testsThatWereFittedToOtherTypesAreWhatTheyWere() {
		long question = api.addQuestion();
		add(question, "{\"nums\": [1, 2, 3], \"K\": 1}");
		JsonNode before = question(question);
		List<Map<String, Object>> tests = rows(question);
		edit(question, Examples.QUESTION.replace("List[int]", "List[float]"));
		long edit = newest(question);
		assertThat(rows(question)).isNotEqualTo(tests);
		assertThat(api.get("/ques/%d/edits/%d".formatted(question, edit)).json().get("changes")).hasSize(2);
		undone(question, edit);
		assertThat(rows(question)).isEqualTo(tests);
		assertThat(question(question)).isEqualTo(before);
	}

	@Test
	void testsThatDoNotFitTheQuestionAnyMoreStayAsTheyAre() {
		long question = api.addQuestion();
		assertThat(api.put("/testcases/" + ids(question).get(0), Examples.TEST_CASE.replace("\"2\"", "\"7\"")).status())
			.isEqualTo(200);
		long edit = newest(question);
		edit(question, Examples.QUESTION.replace("List[int]", "List[float]"));
		Answer refused = api.post("/ques/%d/edits/%d/undo".formatted(question, edit), "");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("detail").stringValue()).contains("do not fit the question any more");
		assertThat(api.form("/ques/%d/edits/%d/undo".formatted(question, edit), "").body())
			.contains("do not fit the question any more");
		undone(question, newest(question));
		undone(question, edit);
		assertThat(rows(question).get(0)).containsEntry("expected", "2");
		assertThat(api.post("/ques/%d/edits/%d/undo".formatted(question, 0), "").status()).isEqualTo(404);
	}

	@Test
	void testsFitWhileOnlyDetailsOfTheComparisonChange() {
		String sent = Examples.QUESTION.replace("\"return_type\": \"int\"", "\"return_type\": \"float\"");
		long question = api.post("/add_ques", sent).json().get("id").longValue();
		add(question, "{\"nums\": [], \"K\": 1}");
		api.delete("/testcases/" + ids(question).get(0));
		long edit = newest(question);
		edit(question, sent.replaceFirst("\\{", "{\"comparison\": {\"kind\": \"typed\", \"absolute\": 0.5}, "));
		undone(question, edit);
		assertThat(ids(question)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { """
			"metadata": {"kind": "functions", "functions": [
			 {"name": "encode", "return_type": "List[Tuple[int, str]]", "variables": {"text": "str"}},
			 {"name": "sort", "answer": "nums", "variables": {"nums": "List[Any]"}}]}""", """
			"metadata": {"kind": "class", "class_name": "Box", "methods": [
			 {"name": "put", "variables": {"text": "str"}}, {"name": "get", "return_type": "float"}]},
			"prelude": "leetcode", "starter_code": "class Box:\\n    pass\\n" """, """
			"metadata": {"kind": "program"}, "environment": "default", "time_limit_ms": 900, "memory_limit_mb": 64,
			"comparison": {"kind": "text", "match": "lines"},
			"scoring": {"counts": "last", "attempts": 3, "groups": [{"name": "small", "points": 30, "rule": "all"}]},
			"rules": [{"forbid": "import", "name": "os"}]""",
			"""
					"metadata": {"function_name": "f", "return_type": "List[float]", "variables": [{"name": "a", "type": "int"}]},
					"comparison": {"kind": "typed", "absolute": 0.5, "order": "any"}""" })
	void anyQuestionIsWhatItWas(String rest) {
		String sent = "{\"title\": \"t\", \"description\": \"%s\", \"type\": \"Hard\", " + rest + "}";
		Answer created = api.post("/add_ques", sent.formatted("one"));
		assertThat(created.status()).as(created.body()).isEqualTo(201);
		long question = created.json().get("id").longValue();
		JsonNode before = question(question);
		edit(question, sent.formatted("two"));
		undone(question, newest(question));
		assertThat(question(question)).isEqualTo(before);
		edit(question, Examples.QUESTION);
		undone(question, newest(question));
		assertThat(question(question)).isEqualTo(before);
	}

	private JsonNode question(long id) {
		return api.get("/ques/" + id).json();
	}

	private void edit(long question, String request) {
		Answer answer = api.put("/ques/" + question, request);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
	}

	private void add(long question, String input) {
		Answer answer = api.post("/create/testcase/" + question,
				"{\"input_variables\": %s, \"output\": \"2\"}".formatted(input));
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
	}

	private JsonNode undone(long question, long edit) {
		Answer answer = api.post("/ques/%d/edits/%d/undo".formatted(question, edit), "");
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return answer.json();
	}

	private long newest(long question) {
		return edits(question).findFirst().orElseThrow().get("id").longValue();
	}

	private List<String> kinds(long question) {
		return edits(question).map((edit) -> edit.get("kind").stringValue()).toList();
	}

	private Stream<JsonNode> edits(long question) {
		return api.get("/ques/%d/edits".formatted(question)).json().get("items").valueStream();
	}

	private List<Long> ids(long question) {
		return api.get("/ques/%d/testcases".formatted(question))
			.json()
			.get("items")
			.valueStream()
			.map((test) -> test.get("id").longValue())
			.toList();
	}

	private List<Map<String, Object>> rows(long question) {
		return database.queryForList("select * from test_cases where question_id = ? order by ordinal", question);
	}

}
