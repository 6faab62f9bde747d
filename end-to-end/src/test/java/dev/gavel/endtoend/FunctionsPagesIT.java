package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The way from a question that asks for several functions to a verdict, through the
 * pages.
 */
@ExtendWith(SharedBrowser.class)
class FunctionsPagesIT {

	private static final String SOLUTION = """
			def encode(text):
			    return [(each, text.count(each)) for each in sorted(set(text))]


			def fill(runs, letter):
			    runs[:] = [(letter, count) for _, count in runs]
			""";

	private final Visitor visitor;

	FunctionsPagesIT(Visitor visitor) {
		this.visitor = visitor;
	}

	@Test
	void walksFromNewFunctionsToVerdict() {
		addQuestion();
		addTests();
		visitor.link("Runs of letters").click();
		assertThat(visitor.page.locator(".example").nth(1)).containsText("fill");
		visitor.writeSolution(SOLUTION.replace("fill", "fil"));
		visitor.button("Submit").click();
		assertThat(visitor.verdict()).hasText("Runtime error", patiently());
		assertThat(visitor.page.locator("#result")).containsText("1 of 2 tests passed.");
		assertThat(visitor.page.locator("#result h3")).hasText("First failure: test 2 · fill");
		assertThat(visitor.page.locator("#result .difference")).containsText("the code must define a function fill");
		visitor.writeSolution(SOLUTION.replace("(letter, count)", "(_, count)"));
		visitor.button("Submit").click();
		assertThat(visitor.verdict()).hasText("Wrong answer", patiently());
		assertThat(visitor.page.locator("#result .difference")).containsText("fill([('a', 2)], 'z'): at [0]");
		runOwnInput();
	}

	private void addQuestion() {
		visitor.open("/add_ques");
		visitor.page.locator("#kind-functions").check();
		assertThat(visitor.field("function_name")).isHidden();
		assertThat(visitor.field("class_name")).isHidden();
		visitor.field("title").fill("Runs of letters");
		visitor.field("description").fill("Count.");
		visitor.field("functions_name").first().fill("encode");
		visitor.field("functions_parameters").first().fill("text: str");
		visitor.field("functions_type").first().fill("List[Tuple[str, int]]");
		visitor.button("Add function").click();
		visitor.field("functions_name").nth(1).fill("fill");
		visitor.field("functions_parameters").nth(1).fill("runs: List[Tuple[str, int]], letter: str");
		assertThat(visitor.page.locator("#preview")).containsText("Still missing: function 2, return type.");
		visitor.field("functions_answer").nth(1).fill("runs");
		assertThat(visitor.page.locator("#preview .code"))
			.containsText("def fill(runs: List[Tuple[str, int]], letter: str) -> None:");
		visitor.button("Add question").click();
	}

	private void addTests() {
		visitor.link("Tests (0)").click();
		visitor.link("Add test").first().click();
		assertThat(visitor.field("input_variables.fill.letter")).isHidden();
		visitor.field("input_variables.encode.text").fill("aab");
		visitor.fillInFromReference(SOLUTION);
		assertThat(visitor.field("output")).hasValue("[('a', 2), ('b', 1)]");
		visitor.page.locator(".actions .primary").click();
		assertThat(visitor.page.locator(".tests tbody tr")).containsText("encode");
		visitor.link("Add test").click();
		visitor.field("function").selectOption("fill");
		assertThat(visitor.field("input_variables.encode.text")).isHidden();
		assertThat(visitor.page.locator("label[for=output] .type")).hasText("List[Tuple[str, int]]");
		visitor.field("input_variables.fill.runs").fill("[('a', 2.5)]");
		assertThat(visitor.page.locator("[id='input_variables.fill.runs-error']"))
			.containsText("expected int, got 2.5");
		visitor.field("input_variables.fill.runs").fill("[('a', 2)]");
		visitor.field("input_variables.fill.letter").fill("z");
		visitor.field("output").fill("[('z', 2)]");
		visitor.page.locator(".actions .primary").click();
		visitor.link("Edit test 2").click();
		assertThat(visitor.field("function")).hasValue("fill");
		assertThat(visitor.field("input_variables.fill.letter")).hasValue("'z'");
		visitor.button("Save test").click();
	}

	private void runOwnInput() {
		visitor.page.locator("#input-tab").click();
		visitor.field("function").selectOption("encode");
		assertThat(visitor.field("input_variables.fill.letter")).isHidden();
		visitor.field("input_variables.encode.text").fill("x");
		visitor.button("Run").click();
		assertThat(visitor.verdict()).hasText("Ran", patiently());
		assertThat(visitor.page.locator("#result")).containsText("[('x', 1)]");
	}

	private static HasTextOptions patiently() {
		return new HasTextOptions().setTimeout(60_000);
	}

}
