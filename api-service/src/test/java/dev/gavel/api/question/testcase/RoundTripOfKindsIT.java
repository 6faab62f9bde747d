package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.message.TestSuite.SuiteTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tests of several functions and of classes are the same when they are written back. */
@ApiTest
class RoundTripOfKindsIT {

	private final ApiClient api;

	private final TestCaseRepository repository;

	@Autowired
	RoundTripOfKindsIT(ApiClient api, TestCaseRepository repository) {
		this.api = api;
		this.repository = repository;
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'function': 'encode', 'input_variables': {'text': ' a\\n'}, 'output': [[1, 'b']]}",
			"{'function': 'sort', 'input_literals': {'nums': '[(1,), {2}]'}, 'outputs': ['[1]', '[(1,)]'], 'hidden': true}",
			"{'function': 'sort', 'input_variables': [[]], 'raises': 'ValueError'}",
			"{'function': 'encode', 'input_variables': ['a'], 'output': [], 'comparison': {'kind': 'typed', 'order': 'any'}}" })
	void testsOfSeveralFunctionsStayTheSame(String test) {
		requireTheSame("""
				{'kind': 'functions', 'functions': [
				 {'name': 'encode', 'return_type': 'List[Tuple[int, str]]', 'variables': {'text': 'str'}},
				 {'name': 'sort', 'answer': 'nums', 'variables': {'nums': 'List[Any]'}}]}
				""", test);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{'input_variables': {'operations': ['Box', 'put', 'get'], 'arguments': [[], ['a', [1, 2]], [[]]]}, 'output': [null, null, 1.5]}",
			"{'input_variables': {'operations': ['Box', 'get'], 'arguments': [[], [[3]]]}, 'raises': 'KeyError'}",
			"{'input_variables': {'operations': ['Box', 'get']}, 'input_literals': {'arguments': '[[], [[(1,)]]]'}, 'outputs': [[null, 2], [null, 3]], 'hidden': true}" })
	void testsOfAClassStayTheSame(String test) {
		requireTheSame("""
				{'kind': 'class', 'class_name': 'Box', 'methods': [
				 {'name': 'put', 'variables': {'text': 'str', 'pair': 'Tuple[int, int]'}},
				 {'name': 'get', 'return_type': 'float', 'variables': {'list': 'List[Any]'}}]}
				""", test);
	}

	private void requireTheSame(String metadata, String test) {
		long question = id(api.post("/add_ques",
				json("{'title': 't', 'description': 'd', 'type': 'Easy', 'metadata': %s}".formatted(metadata))));
		long id = id(api.post("/create/testcase/" + question, json(test)));
		List<SuiteTest> before = stored(question);
		JsonNode listed = api.get("/ques/" + question + "/testcases").json().at("/items/0");
		assertThat(api.put("/testcases/" + id, listed.toString()).json()).isEqualTo(listed);
		assertThat(stored(question)).isEqualTo(before);
		assertThat(api.get("/testcases/" + id).json()).isEqualTo(listed);
		Answer form = api.post("/testcases/" + id, "application/x-www-form-urlencoded",
				SentForm.of(api.get("/testcases/" + id, "Accept", "text/html").body()), "Accept", "text/html");
		assertThat(form.status()).as(form.body()).isEqualTo(303);
		assertThat(stored(question)).isEqualTo(before);
	}

	private static String json(String text) {
		return text.replace('\'', '"');
	}

	private static long id(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return answer.json().get("id").longValue();
	}

	private List<SuiteTest> stored(long question) {
		return repository.some(question, 1, 10).stream().map(StoredTest::toSuiteTest).toList();
	}

}
