package dev.gavel.api.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ApiTest
class PagesIT {

	private static final String HOSTILE = "<script>alert(1)</script>";

	private static final Pattern OWN_FILE = Pattern.compile("(?:src|href)=\"(/(?:css|js|webjars|favicon)[^\"]+)\"");

	private final ApiClient api;

	private final TestWorker worker;

	private final RequestMappingHandlerMapping mappings;

	@Autowired
	PagesIT(ApiClient api, TestWorker worker,
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
		this.api = api;
		this.worker = worker;
		this.mappings = mappings;
	}

	@Test
	void leadsFromAQuestionToItsSubmission() {
		String question = post("/add_ques", question("Sum", "total")).header("Location");
		String id = question.substring(question.lastIndexOf('/') + 1);
		assertThat(api.page(question).body()).contains("Sum", "def total(nums: List[int]) -&gt; int", "disabled");
		assertThat(post("/create/testcase/" + id, Map.of("input_variables.nums", "(1, 2)", "output", "3")).status())
			.isEqualTo(303);
		Answer submitted = post("/code/execute/" + id, Map.of("code", "def total(nums):\r\n    return sum(nums)"));
		assertThat(submitted.status()).isEqualTo(303);
		assertThat(api.page(submitted.header("Location")).body()).contains("data-status=\"QUEUED\"",
				"    return sum(nums)<");
		assertThat(api.page("/submissions?question_id=" + id).body()).contains("Sum", submitted.header("Location"));
	}

	@Test
	void offersTheEnvironmentsWhereThereIsAChoice() {
		worker.offer("numpy");
		assertThat(api.page("/add_ques").body()).contains("<option value=\"numpy\"></option>");
		long open = api.addQuestion();
		assertThat(api.page("/ques/" + open).body()).contains("<option value=\"numpy\">numpy</option>");
		Answer submitted = post("/code/execute/" + open, Map.of("code", "pass", "environment", "numpy"));
		assertThat(api.page(submitted.header("Location")).body()).contains(", in numpy");
		Answer refused = post("/code/execute/" + open, Map.of("code", "pass", "environment", "numpi"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).containsPattern("expected one of \\[default, .*numpy.*], got &#39;numpi&#39;");
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
		assertThat(api.page(question).body()).doesNotContain(HOSTILE).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
		assertThat(api.page("/?size=100").body()).doesNotContain(HOSTILE);
	}

	@Test
	void bringsAllFilesItself() {
		String page = api.page("/ques/" + api.addQuestion()).body();
		assertThat(OWN_FILE.matcher(page).results().map((file) -> file.group(1))).contains("/favicon.svg")
			.anyMatch((path) -> path.endsWith("/ace.js"))
			.allSatisfy((path) -> assertThat(api.get(path).status()).as(path).isEqualTo(200));
		assertThat(page).doesNotContain("src=\"http", "href=\"http", "<style", " style=", " onclick=");
	}

	@Test
	void keepsScriptsUnderOneVersion() {
		String page = api.page("/ques/" + api.addQuestion()).body();
		String script = OWN_FILE.matcher(page)
			.results()
			.map((file) -> file.group(1))
			.filter((path) -> path.endsWith("/solve.js"))
			.findAny()
			.orElseThrow();
		Answer imported = api.get(script.replace("solve.js", "server.js"));
		assertThat(script).matches("/js/[0-9a-f]{32}/solve.js");
		assertThat(imported.status()).isEqualTo(200);
		assertThat(imported.header("Cache-Control")).isEqualTo("max-age=31536000");
	}

	@Test
	void refusesEveryFormThatAnotherSiteSends() {
		List<String> paths = mappings.getHandlerMethods()
			.keySet()
			.stream()
			.filter((mapping) -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST))
			.flatMap((mapping) -> mapping.getPatternValues().stream())
			.map((pattern) -> pattern.replaceAll("\\{[^}]*}", "1"))
			.toList();
		assertThat(paths).contains("/add_ques", "/ques/1/edit", "/testcases/1/delete", "/code/try/1")
			.allSatisfy((path) -> assertThat(
					api.post(path, "application/x-www-form-urlencoded", "", "Sec-Fetch-Site", "cross-site").status())
				.as(path)
				.isEqualTo(403));
	}

	@ParameterizedTest
	@CsvSource({ "/code/execute/,/submissions/", "/code/try/,/trials/" })
	void tellsScriptsTheAddressWithoutARedirect(String path, String made) {
		Answer answer = api.post(path + api.addQuestion(), "application/x-www-form-urlencoded", "code=pass", "Accept",
				"application/json");
		assertThat(answer.status()).isEqualTo(202);
		assertThat(answer.header("Location")).startsWith(made);
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void tellsScriptsOfProblemsAsDocuments() {
		Answer answer = api.post("/code/try/" + api.addQuestion(), "application/x-www-form-urlencoded",
				"code=pass&input_variables.nums=1", "Accept", "application/json");
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.body()).contains("input_variables.K", "is missing");
	}

	@Test
	void showsAPageForWhatIsNotThere() {
		Answer answer = api.page("/ques/999999");
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.body()).contains("There is no question 999999.",
				"A program that was run, not submitted, is deleted after 1 day.");
	}

	private static Map<String, String> question(String title, String function) {
		return Map.of("title", title, "description", HOSTILE, "type", "Easy", "function_name", function, "return_type",
				"int", "parameter_name", "nums", "parameter_type", "List[int]");
	}

	private Answer post(String path, Map<String, String> fields) {
		return api.postForm(path, fields);
	}

}
