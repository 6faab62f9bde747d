package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Points, groups and feedback of questions and their tests. */
@ApiTest
class ScoredQuestionsIT {

	private static final String GROUPS = """
			{"groups": [{"name": "small", "points": 20, "rule": "all"},
			{"name": "large", "points": 80, "requires": ["small"], "feedback": "verdict"},
			{"name": "secret", "feedback": "none"}], "stop_at": "group_failure", "counts": "last"}""";

	private final ApiClient api;

	private final JdbcTemplate database;

	@Autowired
	ScoredQuestionsIT(ApiClient api, JdbcTemplate database) {
		this.api = api;
		this.database = database;
	}

	@Test
	void keepTheirScoring() {
		long question = scored(GROUPS);
		JsonNode scoring = api.get("/ques/" + question).json().get("scoring");
		assertThat(scoring.toString())
			.isEqualTo("{\"groups\":[{\"name\":\"small\",\"points\":20,\"rule\":\"all\",\"feedback\":\"full\"},"
					+ "{\"name\":\"large\",\"points\":80,\"rule\":\"sum\",\"requires\":[\"small\"],\"feedback\":\"verdict\"},"
					+ "{\"name\":\"secret\",\"rule\":\"sum\",\"feedback\":\"none\"}],\"stop_at\":\"group_failure\",\"counts\":\"last\"}");
		assertThat(put(question, scoring.toString()).status()).isEqualTo(200);
		assertThat(api.get("/ques/" + question).json().get("scoring")).isEqualTo(scoring);
	}

	@Test
	void testsKeepTheirsAndSolversReadNoExplanation() {
		long question = scored(GROUPS);
		JsonNode added = add(question, "\"points\": 5.25, \"group\": \"small\", \"explanation\": \"Count again.\"")
			.json();
		assertThat(added.get("points").decimalValue()).isEqualByComparingTo("5.25");
		assertThat(added.get("group").stringValue()).isEqualTo("small");
		assertThat(added.get("explanation").stringValue()).isEqualTo("Count again.");
		assertThat(added.get("hidden").booleanValue()).isFalse();
		long id = added.get("id").longValue();
		String whole = api.get("/testcases/" + id).body();
		assertThat(api.put("/testcases/" + id, whole).status()).isEqualTo(200);
		assertThat(api.get("/testcases/" + id).body()).isEqualTo(whole);
		JsonNode seen = api.get("/ques/" + question).json();
		assertThat(seen.at("/test_cases/0/points").decimalValue()).isEqualByComparingTo("5.25");
		assertThat(seen.toString()).doesNotContain("Count again.");
		assertThat(seen.get("max_score").intValue()).isEqualTo(20);
	}

	@Test
	void groupsHideAndWithholdTheirTests() {
		long question = scored(GROUPS);
		assertThat(add(question, "\"group\": \"large\"").json().get("hidden").booleanValue()).isTrue();
		JsonNode withheld = add(question, "\"group\": \"secret\", \"points\": 7").json();
		assertThat(withheld.get("hidden").booleanValue()).isTrue();
		assertThat(withheld.get("feedback").stringValue()).isEqualTo("none");
		add(question, "\"feedback\": \"none\"");
		add(question, "\"group\": \"small\"");
		JsonNode seen = api.get("/ques/" + question).json();
		assertThat(seen.get("hidden_count").intValue()).isEqualTo(3);
		assertThat(seen.get("test_cases").size()).isOne();
		assertThat(seen.get("max_score").intValue()).as("without withheld tests").isEqualTo(100);

		String open = GROUPS.replace("none", "full").replace("verdict", "full");
		assertThat(put(question, open).status()).isEqualTo(200);
		seen = api.get("/ques/" + question).json();
		assertThat(seen.get("hidden_count").intValue()).isOne();
		assertThat(seen.get("test_cases").size()).isEqualTo(3);
		assertThat(seen.get("max_score").intValue()).isEqualTo(107);
	}

	@Test
	void refuseTestsThatAreWorthMoreThanTheirGroup() {
		long question = scored(GROUPS);
		assertThat(add(question, "\"group\": \"small\", \"points\": 15").status()).isEqualTo(201);
		Answer refused = add(question, "\"group\": \"small\", \"points\": 5.001");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/message").stringValue())
			.isEqualTo("the tests of group 'small' are worth 20.001 points, more than the 20 of the group");
		assertThat(api.get("/ques/" + question).json().get("test_case_count").intValue()).isOne();
		assertThat(put(question, GROUPS.replace("20", "14")).json().at("/errors/0/message").stringValue())
			.isEqualTo("the tests of group 'small' are worth 15 points, more than the 14 of the group");
	}

	@Test
	void warnOfWhatDoesNotAddUpYet() {
		long question = scored(GROUPS);
		add(question, "\"group\": \"small\", \"points\": 15");
		assertThat(put(question, GROUPS).json().get("warnings").toString())
			.isEqualTo("[\"The tests of group 'small' are worth 15 of its 20 points.\","
					+ "\"Group 'large' has no tests yet, so it is worth nothing.\","
					+ "\"Group 'secret' has no tests yet, so it is worth nothing.\"]");
		assertThat(api.get("/ques/" + question + "/testcases", "Accept", "text/html").body())
			.contains("are worth 15 of its 20 points");
		long withheld = scored(GROUPS);
		add(withheld, "\"group\": \"secret\"");
		assertThat(put(withheld, GROUPS).json().get("warnings").toString()).contains("All tests are withheld");
	}

	@Test
	void cannotLoseAGroupThatHasTests() {
		long question = scored(GROUPS);
		add(question, "\"group\": \"small\"");
		add(question, "\"group\": \"secret\", \"feedback\": \"none\"");
		Answer refused = put(question, "{\"groups\": [{\"name\": \"Small\"}, {\"name\": \"secret\"}]}");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("is without the group 'small', to which 1 test belongs; change them first",
				"has the group 'secret' with feedback full, but 1 of its tests has the feedback none");
		assertThat(api.get("/ques/" + question).json().at("/scoring/stop_at").stringValue()).isEqualTo("group_failure");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"points\": NaN", "\"points\": \"NaN\"", "\"points\": Infinity", "\"points\": \"many\"",
			"\"points\": [1]", "\"points\": -0.5", "\"points\": 1e400", "\"group\": \"missing\"", "\"feedback\": 7",
			"\"explanation\": \"\\u0000\"" })
	void refuseWhatIsNoScoring(String field) {
		long question = scored(GROUPS);
		assertThat(add(question, field).status()).isIn(400, 422);
		assertThat(api.get("/ques/" + question).json().get("test_case_count").intValue()).isZero();
	}

	@Test
	void keepTheirSuitesWithoutScoring() {
		long question = api.addQuestion();
		api.submit(question);
		String hash = suite(question);
		put(question, "{\"stop_at\": \"never\", \"counts\": \"first\", \"attempts\": 5, \"pause_seconds\": 1}");
		api.submit(question);
		assertThat(suite(question)).isEqualTo(hash);
		put(question, "{\"stop_at\": \"first_failure\"}");
		api.submit(question);
		assertThat(suite(question)).isNotEqualTo(hash);
	}

	@Test
	void showTheirScoringOnPages() {
		long question = scored(GROUPS);
		long test = add(question, "\"group\": \"small\", \"points\": 20, \"explanation\": \"Count again.\"").json()
			.get("id")
			.longValue();
		String page = api.get("/ques/" + question, "Accept", "text/html").body();
		assertThat(page).contains("all or nothing", "only if small passed", "At most 20 points.",
				"Your last submission counts.");
		assertThat(page).doesNotContain("Count again.");
		assertThat(api.get("/ques/" + question + "/edit", "Accept", "text/html").body()).contains("value=\"large\"",
				"value=\"small\"", "value=\"80\"");
		assertThat(api.get("/testcases/" + test, "Accept", "text/html").body()).contains("value=\"20\"",
				"Count again.");
		assertThat(api.get("/ques/" + question + "/testcases", "Accept", "text/html").body()).contains("20 points");
	}

	private String suite(long question) {
		return database.queryForObject("select suite_hash from questions where id = ?", String.class, question);
	}

	private long scored(String scoring) {
		return api.post("/add_ques", question(scoring)).json().get("id").longValue();
	}

	private Answer put(long question, String scoring) {
		return api.put("/ques/" + question, question(scoring));
	}

	private static String question(String scoring) {
		return "{\"scoring\": " + scoring + "," + Examples.QUESTION.strip().substring(1);
	}

	private Answer add(long question, String fields) {
		return api.post("/create/testcase/" + question, "{" + fields + "," + Examples.TEST_CASE.strip().substring(1));
	}

}
