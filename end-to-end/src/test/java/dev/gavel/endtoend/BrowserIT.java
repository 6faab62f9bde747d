package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The way of an author and of a solver through the pages. */
@ExtendWith(SharedBrowser.class)
class BrowserIT {

	private static final double PATIENCE = 60_000;

	private static final String SOLUTION = "def count_zeros(numbers):\n    return numbers.count(0)\n";

	private final Visitor visitor;

	private final GavelClient client;

	BrowserIT(Visitor visitor, GavelClient client) {
		this.visitor = visitor;
		this.client = client;
	}

	@Test
	void walksFromNewQuestionToVerdict() {
		addQuestion("Count the zeros");
		visitor.link("Tests (0)").click();
		visitor.link("Add test").click();
		visitor.field("input_variables.numbers").fill("[0, 1, 0]");
		visitor.field("output").fill("2");
		visitor.page.locator(".actions .primary").click();
		assertThat(visitor.page.locator("h1")).hasText("Tests");
		visitor.link("Count the zeros").click();
		visitor.writeSolution("def count_zeros(numbers):\n    return len(numbers)\n");
		visitor.page.keyboard().press("Control+Enter");
		assertThat(visitor.verdict()).hasText("Wrong answer", patiently());
		assertThat(visitor.page.getByText("expected 2, got 3")).isVisible();
		visitor.writeSolution(SOLUTION);
		visitor.button("Submit").click();
		assertThat(visitor.verdict()).hasText("Accepted", patiently());
		visitor.link("View the submission").click();
		assertThat(visitor.page.locator(".source")).containsText("numbers.count(0)");
		assertThat(visitor.page.locator(".timeline li")).hasCount(3);
	}

	@Test
	void previewsQuestionAndKeepsInputThatIsRefused() {
		visitor.expectStatus(422);
		visitor.open("/add_ques");
		visitor.field("title").fill("A title to keep");
		visitor.field("description").fill("At most $n^2$ **steps**");
		visitor.field("function_name").fill("lambda");
		assertThat(visitor.page.locator("#preview strong")).hasText("steps");
		assertThat(visitor.page.locator("#preview math")).isVisible();
		assertThat(visitor.page.locator("#preview .faults")).containsText("not a keyword");
		visitor.button("Add question").click();
		assertThat(visitor.field("title")).hasValue("A title to keep");
		assertThat(visitor.page.locator("[id='metadata.function_name-error']"))
			.hasText("expected a Python identifier that is not a keyword, got 'lambda'");
	}

	@Test
	void opensThePartOfTheFormWithTheMistake() {
		visitor.expectStatus(422);
		visitor.open("/add_ques");
		assertThat(visitor.page.locator("#preview")).containsText("Still missing: function name, return type.");
		assertThat(visitor.field("environment")).isHidden();
		visitor.page.locator("#limits > summary").click();
		visitor.field("time_limit_ms").fill("-1");
		visitor.button("Add question").click();
		assertThat(visitor.page.locator("#time_limit_ms-error")).isVisible();
		assertThat(visitor.field("starter_code")).isHidden();
	}

	@Test
	void editsQuestion() {
		addQuestion("Count what is null");
		visitor.link("Edit question").click();
		visitor.field("title").fill("Count what is zero");
		visitor.page.locator("#limits > summary").click();
		visitor.field("time_limit_ms").fill("750");
		visitor.button("Save question").click();
		assertThat(visitor.page.locator("h1")).hasText("Count what is zero");
		assertThat(visitor.page.locator(".facts")).containsText("750 ms");
	}

	@Test
	void triesACheckerBeforeTheQuestionIsAdded() {
		visitor.open("/add_ques");
		visitor.field("title").fill("Any divisor");
		visitor.field("description").fill("Any divisor of `n` but 1 and `n`.");
		visitor.field("function_name").fill("divisor");
		visitor.field("return_type").fill("int");
		visitor.field("parameter_name").first().fill("n");
		visitor.field("parameter_type").first().fill("int");
		visitor.page.locator("#comparison > summary").click();
		assertThat(visitor.page.locator(".for-checker")).isHidden();
		visitor.field("comparison.kind").selectOption("checker");
		assertThat(visitor.field("comparison.code"))
			.hasValue("def check(input, expected, answer):\n    return answer == expected\n");
		visitor.writeSolution(
				"def check(input, expected, answer):\nreturn (1 < answer < input['n'] and input['n'] % answer == 0, f'{answer}?')\n");
		visitor.page.locator("#try-checker summary").click();
		visitor.field("try.input").fill("{\"n\": 12}");
		visitor.field("try.output").fill("2");
		visitor.field("try.right").fill("4");
		visitor.field("try.wrong").fill("5");
		visitor.button("Try the checker").click();
		assertThat(visitor.page.locator("#try-outcome.bad")).containsText("IndentationError", patience());
		visitor.writeSolution(
				"def check(input, expected, answer):\n    return (1 < answer < input['n'] and input['n'] % answer == 0, f'{answer}?')\n");
		visitor.button("Try the checker").click();
		assertThat(visitor.page.locator("#try-outcome"))
			.hasText("The right answer: accepted: 4?\nThe wrong answer: refused: 5?", patiently());
		visitor.screenshot("checker");
		visitor.button("Add question").click();
		assertThat(visitor.page.locator(".facts")).containsText("by the author's checker");
	}

	private static ContainsTextOptions patience() {
		return new ContainsTextOptions().setTimeout(PATIENCE);
	}

	@Test
	void managesTests() {
		addQuestion("Count zeros in many tests");
		visitor.link("Tests (0)").click();
		// It is shown when the page takes notice of it; a file can be set before that.
		assertThat(visitor.page.locator("#file")).isVisible();
		visitor.page.locator("#file").setInputFiles(new FilePayload("tests.jsonl", "application/jsonl", """
				{"input_variables": {"numbers": [0]}, "output": "1"}
				{"input_variables": {"numbers": "none"}, "output": "1"}
				""".getBytes(StandardCharsets.UTF_8)));
		assertThat(visitor.field("lines")).hasValue(Pattern.compile("none"));
		visitor.expectStatus(422);
		visitor.button("Add these").click();
		assertThat(visitor.page.locator(".notice")).containsText("lines[2].input_variables.numbers");
		visitor.field("lines").fill("""
				{"input_variables": {"numbers": [0]}}
				{"input_variables": {"numbers": [1, 0, 0]}, "hidden": true}
				""");
		visitor.fillInFromReference(SOLUTION);
		assertThat(visitor.page.locator("#fill-outcome")).hasText("Filled in 2.", patiently());
		visitor.button("Add these").click();
		assertThat(visitor.page.locator(".tests tbody tr")).hasCount(2);
		assertThat(visitor.page.locator(".tests tbody tr").nth(1)).containsText("Hidden");
		visitor.button("Move test 2 up").click();
		assertThat(visitor.page.locator(".tests tbody tr").first()).containsText("Hidden");
		visitor.page.onceDialog((dialog) -> dialog.accept());
		visitor.button("Delete test 2").click();
		assertThat(visitor.page.locator(".tests tbody tr")).hasCount(1);
		visitor.link("Edit test 1").click();
		assertThat(visitor.field("input_variables.numbers")).hasValue("[1, 0, 0]");
		visitor.field("input_variables.numbers").fill("[1, 'a']");
		assertThat(visitor.page.locator("[id='input_variables.numbers-error']"))
			.hasText("at [1]: expected int, got 'a'");
		visitor.field("input_variables.numbers").fill("[0, 0, 0]");
		visitor.fillInFromReference(SOLUTION);
		assertThat(visitor.field("output")).hasValue("3");
		visitor.button("Save test").click();
		assertThat(visitor.page.locator(".tests tbody tr")).containsText("[0, 0, 0]");
	}

	@Test
	void keepsTextAsItIsTyped() {
		long question = client
			.post("/add_ques",
					Map.of("title", "Echo", "description", "Return it.", "type", "Easy", "metadata",
							Map.of("function_name", "echo", "return_type", "str", "variables", Map.of("text", "str"))))
			.get("id")
			.asLong();
		visitor.open("/create/testcase/" + question);
		visitor.field("input_variables.text").fill("\n two\nlines \n");
		visitor.field("output").fill("\n two\nlines \n");
		visitor.page.locator(".actions .primary").click();
		assertThat(visitor.page.locator(".tests tbody tr")).containsText("'\\n two\\nlines \\n'");
		visitor.open("/ques/" + question);
		visitor.writeSolution("def echo(text):\n    return text\n");
		visitor.page.locator("#input-tab").click();
		visitor.field("input_variables.text").fill(" a\nb ");
		visitor.button("Run").click();
		assertThat(visitor.page.locator("#result .test .code").nth(0)).hasText("text = ' a\\nb '", patiently());
		assertThat(visitor.page.locator("#result .test .code").nth(1)).hasText("' a\\nb '");
	}

	@Test
	void runsOnExamplesAndOwnInput() {
		visitor.open("/ques/1");
		visitor.writeSolution("def Findfrequency(nums, K):\n    print('looking')\n    return nums.count(K)\n");
		visitor.page.keyboard().press("Control+'");
		assertThat(visitor.verdict()).hasText("Ran", patiently());
		assertThat(visitor.page.locator("#result .summary")).containsText("all as expected");
		visitor.page.locator("#input-tab").click();
		visitor.field("input_variables.nums").fill("(7, 7, 8)");
		visitor.field("input_variables.K").fill("7");
		visitor.button("Run").click();
		assertThat(visitor.page.locator("#result .io")).containsText("looking",
				new ContainsTextOptions().setTimeout(PATIENCE));
		assertThat(visitor.page.locator("#result .summary")).hasText("On 1 test; not submitted.");
		assertThat(visitor.page.locator("#result .test .code").nth(1)).hasText("2");
	}

	@Test
	void marksLineThatFailedAndKeepsDraft() {
		visitor.open("/ques/2");
		visitor.writeSolution("def two_sum(nums, target):\n    return 1 / 0\n");
		visitor.page.keyboard().press("Control+s");
		visitor.button("Submit").click();
		assertThat(visitor.verdict()).hasText("Runtime error", patiently());
		assertThat(visitor.page.locator(".faulty-line")).hasCount(1);
		assertThat(visitor.page.locator(".ace_gutter-cell.ace_error")).hasText("2");
		visitor.page.reload();
		assertThat(visitor.page.locator(".ace_content")).containsText("return 1 / 0");
		visitor.page.locator("#own-tab").click();
		assertThat(visitor.page.locator("#own-panel")).containsText("Runtime error");
	}

	@Test
	void sendsASolutionWhateverElseTheBrowserHasKept() {
		visitor.open("/ques/1");
		visitor.page.evaluate("() => localStorage.setItem('submissions:1', '{not json')");
		visitor.writeSolution("def Findfrequency(nums, K):\n    return nums.count(K)\n");
		visitor.button("Submit").click();
		assertThat(visitor.verdict()).hasText("Accepted", patiently());
		visitor.page.locator("#own-tab").click();
		assertThat(visitor.page.locator("#own-panel tbody tr")).hasCount(1);
	}

	@ParameterizedTest
	@CsvSource({ "Submit,/code/execute/1,/submissions/,Accepted", "Run,/code/try/1,/trials/,Ran" })
	void showsAVerdictByTwoRequests(String button, String sending, String made, String verdict) {
		visitor.open("/ques/1");
		visitor.writeSolution("def Findfrequency(nums, K):\n    return nums.count(K)\n");
		visitor.page.waitForLoadState(LoadState.NETWORKIDLE);
		List<String> requests = visitor.requests();
		visitor.button(button).click();
		assertThat(visitor.verdict()).hasText(verdict, patiently());
		assertThat(requests).satisfiesExactly((post) -> assertThat(post).isEqualTo("POST " + sending),
				(stream) -> assertThat(stream).matches("GET " + made + "[0-9a-f-]{36}/result"));
	}

	@Test
	void findsQuestions() {
		visitor.open("/");
		visitor.field("q").fill("sum two");
		visitor.page.keyboard().press("Enter");
		assertThat(visitor.page.locator("tbody tr")).hasCount(2);
		assertThat(visitor.page.locator("tbody")).containsText("Two sum");
		assertThat(visitor.page.locator("tbody")).containsText("Sum of two primes");
		assertThat(visitor.field("q")).hasValue("sum two");
		visitor.field("difficulty").selectOption("Hard");
		visitor.button("Search").click();
		assertThat(visitor.page.locator(".empty h2")).hasText("No question matches");
		visitor.link("Show all questions").click();
		assertThat(visitor.field("q")).hasValue("");
		assertThat(visitor.page.locator("tbody .title").first()).isVisible();
	}

	/**
	 * More lines than an evaluation takes; numbers that JavaScript would round or
	 * rewrite.
	 */
	@Test
	void fillsInResultsAndLeavesEverythingElseAsItWasWritten() {
		JsonNode question = client.post("/add_ques",
				Map.of("title", "As it is", "description", "Return it.", "type", "Easy", "metadata",
						Map.of("function_name", "same", "return_type", "Any", "variables", Map.of("x", "Any"))));
		String lines = """
				{"input_variables": {"x": 12345678901234567890}}

				{"input_variables":{"x":1.0},"hidden":true}
				{"input_variables": {"x": "1e400"}, "output": "1.0"}
				 {"input_variables": {"x": "\\u00e9\\ud83d\\ude00"}}
				{"input_variables": {"x": [1.50, {"a": 0.1e1}]} }
				{"input_literals": {"x": "(1, {2})"}}
				""" + "{\"input_variables\": {\"x\": 1E2}}\n".repeat(20);
		visitor.open("/ques/%d/testcases".formatted(question.get("id").asLong()));
		visitor.field("lines").fill(lines);
		visitor.fillInFromReference("def same(x):\n    return x\n");
		assertThat(visitor.page.locator("#fill-outcome")).hasText("Filled in 25.", patiently());
		assertThat(visitor.field("lines")).hasValue("""
				{"input_variables": {"x": 12345678901234567890}, "output": "12345678901234567890"}

				{"input_variables":{"x":1.0},"hidden":true, "output": "1.0"}
				{"input_variables": {"x": "1e400"}, "output": "1.0"}
				 {"input_variables": {"x": "\\u00e9\\ud83d\\ude00"}, "output": "'\u00e9\ud83d\ude00'"}
				{"input_variables": {"x": [1.50, {"a": 0.1e1}]}, "output": "[1.5, {'a': 1.0}]" }
				{"input_literals": {"x": "(1, {2})"}, "output": "(1, {2})"}
				""" + "{\"input_variables\": {\"x\": 1E2}, \"output\": \"100.0\"}\n".repeat(20));
	}

	@Test
	void namesTheLineThatGotNoResultAndKeepsTheOthers() {
		JsonNode question = client.post("/add_ques",
				Map.of("title", "Halves", "description", "Halve it.", "type", "Easy", "metadata",
						Map.of("function_name", "half", "return_type", "int", "variables", Map.of("x", "int"))));
		visitor.open("/ques/%d/testcases".formatted(question.get("id").asLong()));
		visitor.field("lines").fill("{\"input_variables\": {\"x\": 2}}\n{\"input_variables\": {\"x\": 3}}");
		visitor.fillInFromReference("def half(x):\n    assert x % 2 == 0, 'odd'\n    return x // 2\n");
		assertThat(visitor.page.locator("#fill-outcome")).hasText("lines[2]: AssertionError: odd, line 2", patiently());
		assertThat(visitor.field("lines"))
			.hasValue("{\"input_variables\": {\"x\": 2}, \"output\": \"1\"}\n{\"input_variables\": {\"x\": 3}}");
	}

	@Test
	void readsNothingFromAFileInAnotherEncoding() {
		addQuestion("Count zeros of a file");
		visitor.link("Tests (0)").click();
		assertThat(visitor.page.locator("#file")).isVisible();
		visitor.page.locator("#file")
			.setInputFiles(new FilePayload("latin.jsonl", "application/jsonl",
					"{\"input_variables\": {\"x\": \"\u00e9\"}}".getBytes(StandardCharsets.ISO_8859_1)));
		assertThat((String) visitor.page.locator("#file").evaluate("(file) => file.validationMessage"))
			.isEqualTo("The file is not valid UTF-8, so nothing was read.");
		assertThat(visitor.field("lines")).hasValue("");
	}

	@Test
	void fillsInWhatAFunctionWithoutParametersReturns() {
		JsonNode question = client.post("/add_ques", Map.of("title", "The answer", "description", "To all.", "type",
				"Easy", "metadata", Map.of("function_name", "answer", "return_type", "int", "variables", List.of())));
		visitor.open("/create/testcase/" + question.get("id").asLong());
		visitor.fillInFromReference("def answer():\n    return 42\n");
		assertThat(visitor.field("output")).hasValue("42");
		visitor.page.locator(".actions .primary").click();
		assertThat(visitor.page.locator(".tests tbody tr")).hasCount(1);
	}

	@Test
	void separatorMovesByKeys() {
		visitor.open("/ques/1");
		double before = visitor.page.locator("#problem").boundingBox().width;
		visitor.page.locator("#separator").focus();
		visitor.page.keyboard().press("ArrowRight");
		assertThat(visitor.page.locator("#problem").boundingBox().width).isGreaterThan(before);
		visitor.page.reload();
		assertThat(visitor.page.locator("#separator")).hasAttribute("aria-valuenow", "47");
	}

	private void addQuestion(String title) {
		visitor.open("/");
		visitor.link("Add question").click();
		visitor.field("title").fill(title);
		visitor.field("description").fill("How many of the `numbers` are **zero**?");
		visitor.field("function_name").fill("count_zeros");
		visitor.field("return_type").fill("int");
		visitor.field("parameter_name").first().fill("numbers");
		visitor.field("parameter_type").first().fill("List[int]");
		visitor.button("Add question").click();
		assertThat(visitor.page.locator("h1")).hasText(title);
	}

	private static HasTextOptions patiently() {
		return new HasTextOptions().setTimeout(PATIENCE);
	}

}
