package dev.gavel.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class PagesIT {

	private static final String HOSTILE = "<script>alert(1)</script>";

	private static final Pattern OWN_FILE = Pattern.compile("(?:src|href)=\"(/(?:css|js|webjars|favicon)[^\"]+)\"");

	private final ApiClient api;

	@Autowired
	PagesIT(ApiClient api) {
		this.api = api;
	}

	@Test
	void leadsFromAQuestionToItsSubmission() {
		String question = post("/add_ques", question("Sum", "total")).header("Location");
		String id = question.substring(question.lastIndexOf('/') + 1);
		assertThat(page(question).body()).contains("Sum", "def total(nums: List[int]) -&gt; int", "disabled");
		assertThat(post("/create/testcase/" + id, Map.of("input_variables.nums", "(1, 2)", "output", "3")).status())
			.isEqualTo(303);
		Answer submitted = post("/code/execute/" + id, Map.of("code", "def total(nums):\r\n    return sum(nums)"));
		assertThat(submitted.status()).isEqualTo(303);
		assertThat(page(submitted.header("Location")).body()).contains("data-status=\"QUEUED\"",
				"    return sum(nums)<");
		assertThat(page("/submissions?question_id=" + id).body()).contains("Sum", submitted.header("Location"));
	}

	@Test
	void offersTheEnvironmentsWhereThereIsAChoice() {
		assertThat(page("/add_ques").body()).contains("<option value=\"numpy\">numpy</option>");
		long open = api.addQuestion();
		assertThat(page("/ques/" + open).body()).contains("<option value=\"numpy\">numpy</option>");
		Answer submitted = post("/code/execute/" + open, Map.of("code", "pass", "environment", "numpy"));
		assertThat(page(submitted.header("Location")).body()).contains("<dd>numpy</dd>");
		Answer refused = post("/code/execute/" + open, Map.of("code", "pass", "environment", "numpi"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("expected one of [default, numpy], got &#39;numpi&#39;");
	}

	@Test
	void showsAFormAgainWithWhatIsWrongAtItsField() {
		Answer answer = post("/add_ques", question("A title to keep", "lambda"));
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.body()).contains("value=\"A title to keep\"")
			.containsPattern("id=\"metadata.function_name-error\">expected a Python identifier");
		Answer test = post("/create/testcase/" + api.addQuestion(),
				Map.of("input_variables.nums", "[1, 'a']", "input_variables.K", "1", "output", "1"));
		assertThat(test.status()).isEqualTo(422);
		assertThat(test.body()).contains("id=\"input_variables.nums-error\">at [1]: expected int, got &#39;a&#39;<");
	}

	@Test
	void escapesWhatUsersWrite() {
		String question = post("/add_ques", question(HOSTILE, "total")).header("Location");
		assertThat(page(question).body()).doesNotContain(HOSTILE).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
		assertThat(page("/?size=100").body()).doesNotContain(HOSTILE);
	}

	@Test
	void bringsAllFilesItself() {
		String page = page("/ques/" + api.addQuestion()).body();
		assertThat(OWN_FILE.matcher(page).results().map((file) -> file.group(1))).contains("/favicon.svg")
			.anyMatch((path) -> path.endsWith("/ace.js"))
			.allSatisfy((path) -> assertThat(api.get(path).status()).as(path).isEqualTo(200));
		assertThat(page).doesNotContain("src=\"http", "href=\"http", "<style", " style=", " onclick=");
	}

	@Test
	void showsAPageForWhatIsNotThere() {
		Answer answer = page("/ques/999999");
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.body()).contains("There is no question 999999.");
	}

	private static Map<String, String> question(String title, String function) {
		return Map.of("title", title, "description", HOSTILE, "type", "Easy", "function_name", function, "return_type",
				"int", "parameter_name", "nums", "parameter_type", "List[int]");
	}

	private Answer page(String path) {
		return api.get(path, "Accept", "text/html");
	}

	private Answer post(String path, Map<String, String> fields) {
		String form = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return api.post(path, "application/x-www-form-urlencoded", form, "Accept", "text/html");
	}

}
