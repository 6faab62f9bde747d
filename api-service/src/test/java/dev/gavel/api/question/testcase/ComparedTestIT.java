package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tests that state how their answers are compared. */
@ApiTest
class ComparedTestIT {

	private static final String QUESTION = Examples.QUESTION.replace("\"return_type\": \"int\"",
			"\"return_type\": \"List[float]\"");

	private static final String ANY = "{\"kind\": \"typed\", \"absolute\": 0.5, \"order\": \"any\"}";

	private final ApiClient api;

	@Autowired
	ComparedTestIT(ApiClient api) {
		this.api = api;
	}

	@Test
	void aTestKeepsItsComparison() {
		long question = question();
		JsonNode added = add(question, ANY).json();
		assertThat(added.at("/comparison/order").stringValue()).isEqualTo("any");
		assertThat(added.at("/comparison/absolute").doubleValue()).isEqualTo(0.5);
		String path = "/testcases/" + added.get("id").longValue();
		JsonNode whole = api.get(path).json();
		assertThat(api.put(path, whole.toString()).json()).isEqualTo(whole);
		assertThat(api.get("/ques/" + question).json().at("/test_cases/0/comparison/order").stringValue())
			.isEqualTo("any");
		JsonNode without = api
			.put(path, "{\"input_variables\": {\"nums\": [1], \"K\": 1}, \"output\": \"[0.5]\", \"comparison\": null}")
			.json();
		assertThat(without.has("comparison")).isFalse();
	}

	@Test
	void theDefaultComparisonIsKeptBesideAnotherOfTheQuestion() {
		long question = api
			.post("/add_ques",
					QUESTION.replaceFirst("\\{", "{\"comparison\": {\"kind\": \"typed\", \"order\": \"any\"}, "))
			.json()
			.get("id")
			.longValue();
		JsonNode added = add(question, "{\"kind\": \"typed\"}").json();
		assertThat(added.get("comparison").get("kind").stringValue()).isEqualTo("typed");
		assertThat(added.get("comparison").has("order")).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "{\"kind\": \"text\"} | comparison.kind | text is for the return type str, got List[float]",
					"{\"kind\": \"typed\", \"order\": \"no\"} | comparison.order | expected strict, any or any_deep",
					"\"any\" | comparison | expected an object such as",
					"{\"kind\": \"typed\", \"ordre\": \"any\"} | comparison.ordre | unknown field" })
	void aComparisonThatDoesNotFitIsRefused(String comparison, String field, String message) {
		Answer refused = add(question(), comparison);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo(field);
		assertThat(refused.json().at("/errors/0/message").stringValue()).startsWith(message);
	}

	@Test
	void anOwnTestWithoutAnOutputIsNotCompared() {
		Answer refused = api.post("/code/try/" + question(),
				"{\"code\": \"pass\", \"tests\": [{\"input_variables\": {\"nums\": [1], \"K\": 1}, \"comparison\": %s}]}"
					.formatted(ANY));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("tests[0].comparison");
	}

	@Test
	void anExceptionIsNotCompared() {
		Answer refused = api.post("/create/testcase/" + question(),
				"{\"input_variables\": {\"nums\": [1], \"K\": 1}, \"raises\": \"ValueError\", \"comparison\": %s}"
					.formatted(ANY));
		assertThat(refused.body()).contains("is for outputs, but an exception is expected; leave it out");
	}

	@Test
	void aReturnTypeThatATestsComparisonDoesNotFitIsRefused() {
		long question = question();
		add(question, ANY);
		Answer refused = api.put("/ques/" + question, QUESTION.replace("List[float]", "Tuple[float, ...]"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("test_cases[1].comparison.order")
			.contains("expected a return type that is a list");
	}

	@Test
	void aFormStatesTheComparison() {
		long question = question();
		String form = "input_variables.nums=%5B1%5D&input_variables.K=1&output=%5B0.5%5D&comparison.kind=";
		assertThat(api.form("/create/testcase/" + question, form + "typed&comparison.order=any").status())
			.isEqualTo(303);
		JsonNode test = api.get("/ques/" + question + "/testcases").json().at("/items/0");
		assertThat(test.at("/comparison/order").stringValue()).isEqualTo("any");
		String path = "/testcases/" + test.get("id").longValue();
		assertThat(api.get(path, "Accept", "text/html").body()).contains("value=\"any\" selected");
		assertThat(api.form(path, form + "typed&comparison.relative=2").body()).contains("comparison.relative-error");
		assertThat(api.form(path, form).status()).isEqualTo(303);
		assertThat(api.get(path).json().has("comparison")).isFalse();
	}

	private long question() {
		return api.post("/add_ques", QUESTION).json().get("id").longValue();
	}

	private Answer add(long question, String comparison) {
		return api.post("/create/testcase/" + question,
				"{\"input_variables\": {\"nums\": [1], \"K\": 1}, \"output\": \"[0.5]\", \"comparison\": %s}"
					.formatted(comparison));
	}

}
