package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way from a question that asks for a class to a verdict, through the pages. */
@ExtendWith(SharedBrowser.class)
class ClassPagesIT {

	private final Visitor visitor;

	ClassPagesIT(Visitor visitor) {
		this.visitor = visitor;
	}

	@Test
	void walksFromANewClassToVerdict() {
		visitor.open("/add_ques");
		visitor.page.locator("#kind-class").check();
		assertThat(visitor.field("function_name")).isHidden();
		visitor.field("title").fill("Counter of words");
		visitor.field("description").fill("Count.");
		visitor.field("class_name").fill("Counter");
		visitor.field("constructor_parameters").fill("start: int");
		visitor.field("method_name").first().fill("add");
		visitor.field("method_parameters").first().fill("word: str, times: int");
		visitor.button("Add method").click();
		visitor.field("method_name").nth(1).fill("count");
		visitor.field("method_parameters").nth(1).fill("word: str");
		visitor.field("method_type").nth(1).fill("int");
		assertThat(visitor.page.locator("#preview .code"))
			.containsText("def add(self, word: str, times: int) -> None:");
		visitor.button("Add question").click();
		visitor.link("Tests (0)").click();
		visitor.link("Add test").click();
		visitor.field("input_variables.arguments[0]").fill("1");
		visitor.field("input_variables.operations[1]").selectOption("add");
		visitor.field("input_variables.arguments[1]").fill("'a', 2");
		assertThat(visitor.field("output[1]")).isDisabled();
		visitor.field("input_variables.operations[2]").selectOption("count");
		visitor.field("input_variables.arguments[2]").fill("a, b");
		visitor.field("input_variables.arguments[1]").fill("'a'");
		assertThat(visitor.page.locator("[id='input_variables.arguments[1]-error']"))
			.hasText("call 2, add('a'): expected 2 arguments, got 1");
		visitor.field("input_variables.arguments[1]").fill("'a', 2");
		visitor.field("input_variables.operations[3]").selectOption("count");
		visitor.page.locator(".calls .remove").nth(2).click();
		visitor.field("input_variables.arguments[2]").fill("a");
		String solution = """
				class Counter:
				    def __init__(self, start):
				        self.counts = defaultdict(lambda: start)

				    def add(self, word, times):
				        self.counts[word] += times

				    def count(self, word):
				        return self.counts[word]
				""".replace("defaultdict", "__import__('collections').defaultdict");
		visitor.fillInFromReference(solution);
		assertThat(visitor.field("output[2]")).hasValue("3");
		visitor.page.locator(".actions .primary").click();
		assertThat(visitor.page.locator(".tests tbody tr")).containsText("add('a', 2)");
		visitor.link("Edit test 1").click();
		assertThat(visitor.field("input_variables.arguments[1]")).hasValue("'a', 2");
		visitor.page.locator("#paste summary").click();
		visitor.page.locator("#paste textarea").fill("[\"Counter\",\"cont\"]\n[[7], [\"a\"]]\n[null, 7]");
		visitor.button("Fill in the calls").click();
		assertThat(visitor.page.locator("#paste [role=status]")).hasText("Expected a method: add, count, found cont.");
		assertThat(visitor.field("input_variables.arguments[1]")).hasValue("'a', 2");
		visitor.page.locator("#paste textarea").fill("[\"Counter\",\"count\"]\n[[7], [\"a, [b\"]]\n[null, 7]");
		visitor.button("Fill in the calls").click();
		assertThat(visitor.field("input_variables.arguments[1]")).hasValue("\"a, [b\"");
		assertThat(visitor.field("output[1]")).hasValue("7");
		visitor.button("Save test").click();
		visitor.link("Counter of words").click();
		assertThat(visitor.page.locator(".example")).containsText("count('a, [b')");
		visitor.writeSolution(solution.replace("self.counts[word]\n", "self.counts[word] + 1\n"));
		visitor.button("Submit").click();
		assertThat(visitor.verdict()).hasText("Wrong answer", patiently());
		assertThat(visitor.page.locator("#result .trace mark")).hasText(new String[] { "7", "8" });
		visitor.page.locator("#input-tab").click();
		visitor.field("input_variables.arguments[0]").fill("3");
		visitor.field("input_variables.operations[1]").selectOption("count");
		visitor.field("input_variables.arguments[1]").fill("x");
		visitor.button("Run").click();
		assertThat(visitor.verdict()).hasText("Ran", patiently());
		assertThat(visitor.page.locator("#result .trace")).containsText("count('x')");
	}

	private static HasTextOptions patiently() {
		return new HasTextOptions().setTimeout(60_000);
	}

}
