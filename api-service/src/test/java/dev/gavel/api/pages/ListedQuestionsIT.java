package dev.gavel.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.message.Verdict;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class ListedQuestionsIT {

	/** Of these questions only; other tests add theirs to the same database. */
	private final String mark = "mark" + UUID.randomUUID().toString().replace("-", "");

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	ListedQuestionsIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@Test
	void holdEveryWordInTheTitleOrTheDescription() {
		long sum = add("Sum of " + mark, "Add up the Résumé of all", "Easy");
		long product = add("Product", "Multiply all of " + mark, "Hard");
		assertThat(ids(mark)).containsExactly(sum, product);
		assertThat(ids(mark.toUpperCase() + " all")).containsExactly(sum, product);
		assertThat(ids("resume " + mark)).containsExactly(sum);
		assertThat(ids(mark + " nowhere")).isEmpty();
		assertThat(ids(mark, "&difficulty=hard")).containsExactly(product);
		assertThat(ids(mark, "&difficulty=Medium")).isEmpty();
		assertThat(ids(mark, "&difficulty=")).containsExactly(sum, product);
	}

	@Test
	void findWhatIsWrittenAndNoPattern() {
		long percent = add("100% of " + mark, "a_b [c] !d \\e", "Easy");
		add("100 of " + mark, "axb", "Easy");
		assertThat(ids("100% " + mark)).containsExactly(percent);
		assertThat(ids("a_b " + mark)).containsExactly(percent);
		assertThat(ids("!d \\e [c] " + mark)).containsExactly(percent);
	}

	@Test
	void comeInPages() {
		long first = add("One " + mark, "first", "Easy");
		long second = add("Two " + mark, "second", "Easy");
		JsonNode page = list(mark, "&page=1&size=1");
		assertThat(page.get("total").intValue()).isEqualTo(2);
		assertThat(page.get("items").get(0).get("id").longValue()).isEqualTo(second);
		String shown = page("/?q=%s&difficulty=easy&size=1".formatted(mark));
		assertThat(shown).contains("/ques/" + first, "Page 1 of 2", "2 questions match.",
				"/?q=%s&amp;difficulty=Easy&amp;size=1&amp;page=1".formatted(mark));
		assertThat(page("/?q=%s&page=7".formatted(mark))).contains("That page does not exist");
	}

	@Test
	void tellHowManyTestsThereAreAndHowManySubmissionsWereAccepted() {
		long question = api.post("/add_ques", Examples.QUESTION.replace("Given", mark + " Given"))
			.json()
			.get("id")
			.longValue();
		api.post("/create/testcase/" + question, Examples.TEST_CASE);
		for (Verdict verdict : List.of(Verdict.ACCEPTED, Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR)) {
			UUID submission = api.submit(question);
			worker.report(TestWorker.judged(worker.job(submission, 1), verdict));
			assertThat(api.get("/submissions/" + submission + "?wait=20s").json().get("status").stringValue())
				.isEqualTo("DONE");
		}
		JsonNode listed = list(mark, "").get("items").get(0);
		assertThat(listed.get("id").longValue()).isEqualTo(question);
		assertThat(listed.get("test_case_count").intValue()).isEqualTo(1);
		assertThat(listed.get("submissions").intValue()).isEqualTo(3);
		assertThat(listed.get("accepted").intValue()).isEqualTo(1);
		assertThat(page("/?q=" + mark)).contains("33%");
	}

	@Test
	void tellWhatToDoWhenNothingMatches() {
		assertThat(page("/?q=" + mark)).contains("No question matches", "Show all questions")
			.doesNotContain("No questions yet");
		assertThat(page("/?q=%22%3E%3Cscript%3E" + mark)).contains("value=\"&quot;&gt;&lt;script&gt;" + mark);
	}

	@ParameterizedTest
	@CsvSource({ "difficulty=Simpel,difficulty,'expected Easy, Medium or Hard, got ''Simpel'''",
			"difficulty=Hart,difficulty,'expected Easy, Medium or Hard, got ''Hart'', did you mean ''Hard''?'",
			"page=-1,page,'expected 0 to 1000000, got -1'", "size=1000,size,'expected 1 to 100, got 1000'",
			"page=one,page,'expected a whole number that is not too large, got ''one'''" })
	void nameWhatIsWrongInTheQuery(String query, String field, String message) {
		Answer refused = api.get("/?" + query);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().get("errors").get(0).get("field").stringValue()).isEqualTo(field);
		assertThat(refused.json().get("errors").get(0).get("message").stringValue()).isEqualTo(message);
		Answer shown = api.get("/?" + query, "Accept", "text/html");
		assertThat(shown.status()).isEqualTo(422);
		assertThat(shown.body()).contains("<code>%s</code>".formatted(field));
	}

	@Test
	void searchForNoMoreThanATitle() {
		Answer refused = api.get("/?q=" + "a".repeat(201));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("q: has 201 characters; the limit is 200");
	}

	private long add(String title, String description, String difficulty) {
		return api
			.post("/add_ques",
					Examples.QUESTION.replace("Find the frequency of element", title)
						.replace("Given an array nums and an element K find frequency of K in nums",
								description.replace("\\", "\\\\"))
						.replace("\"Easy\"", "\"" + difficulty + "\""))
			.json()
			.get("id")
			.longValue();
	}

	private List<Long> ids(String words) {
		return ids(words, "");
	}

	private List<Long> ids(String words, String more) {
		return list(words, more).get("items").valueStream().map((item) -> item.get("id").longValue()).toList();
	}

	private JsonNode list(String words, String more) {
		Answer answer = api.get("/?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + more);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return answer.json();
	}

	private String page(String path) {
		Answer answer = api.get(path, "Accept", "text/html");
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return answer.body();
	}

}
