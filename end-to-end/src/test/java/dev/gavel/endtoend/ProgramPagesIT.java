package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way from a question that asks for a program to a verdict, through the pages. */
@ExtendWith(SharedBrowser.class)
class ProgramPagesIT {

	private static final String SOLUTION = """
			import sys
			print(sum(map(int, sys.stdin.read().split())))
			""";

	private final Visitor visitor;

	ProgramPagesIT(Visitor visitor) {
		this.visitor = visitor;
	}

	@Test
	void walksFromANewProgramToVerdict() {
		visitor.expectStatus(422);
		visitor.open("/add_ques");
		visitor.page.locator("#kind-program").check();
		assertThat(visitor.field("function_name")).isHidden();
		visitor.field("title").fill("Sum of all numbers");
		visitor.field("description").fill("Add.");
		triesAChecker();
		visitor.button("Add question").click();
		visitor.link("Tests (0)").click();
		visitor.link("Add test").click();
		visitor.field("stdin").fill("3 4\n5\n");
		visitor.page.locator("summary", new LocatorOptions().setHasText("Exit status")).click();
		visitor.field("exit_status").fill("300");
		assertThat(visitor.page.locator("#exit_status-error"))
			.hasText("expected a whole number from 0 to 255, got '300'");
		visitor.field("exit_status").fill("");
		visitor.fillInFromReference(SOLUTION);
		assertThat(visitor.field("output")).hasValue("12\n");
		visitor.page.locator(".actions .primary").click();
		assertThat(visitor.page.locator(".tests tbody tr")).containsText("3 4");
		visitor.link("Add test").click();
		visitor.page.locator("#stdin-file").setInputFiles(file("big.in", "1 1\n"));
		visitor.page.locator("#output-file").setInputFiles(file("big.ans", "2\n"));
		visitor.page.locator(".actions .primary").click();
		assertThat(visitor.page.locator(".tests tbody tr")).hasCount(2);
		visitor.page.locator("#files")
			.setInputFiles(new FilePayload[] { file("a.in", "7"), file("a.ans", "7"), file("b.in", "8") });
		visitor.button("Add these files").click();
		assertThat(visitor.page.locator("#pairs .notice")).hasText("b.ans: is missing");
		visitor.page.locator("#files").setInputFiles(new FilePayload[] { file("a.in", "7"), file("a.ans", "7") });
		visitor.button("Add these files").click();
		assertThat(visitor.page.locator(".tests tbody tr")).hasCount(3);
		visitor.link("Edit test 1").click();
		assertThat(visitor.field("stdin")).hasValue("3 4\n5\n");
		visitor.page.locator("#stdin-file").setInputFiles(file("big.in", "1 ".repeat(60_000)));
		visitor.page.locator(".actions .primary").click();
		visitor.link("Edit test 1").click();
		assertThat(visitor.field("stdin")).hasValue("");
		assertThat(visitor.page.locator("[id='stdin-kept']")).containsText("cannot be edited here");
		visitor.fillInFromReference("import sys\nprint(len(sys.stdin.read().split()))\n");
		assertThat(visitor.field("output")).hasValue("60000\n");
		visitor.field("output").fill("60000");
		visitor.page.locator(".actions .primary").click();
		visitor.link("Edit test 1").click();
		visitor.field("stdin").fill("3 4\n5\n");
		visitor.fillInFromReference(SOLUTION);
		assertThat(visitor.field("output")).hasValue("12\n");
		visitor.page.locator(".actions .primary").click();
		visitor.link("Sum of all numbers").click();
		assertThat(visitor.page.locator(".example.run").first()).containsText("12");
		visitor.writeSolution(SOLUTION.replace("sum(", "max("));
		visitor.button("Submit").click();
		assertThat(visitor.verdict()).hasText("Wrong answer", patiently());
		assertThat(visitor.page.locator("#result .input")).containsText("3 4");
		visitor.page.locator("#input-tab").click();
		visitor.field("stdin").fill("20 22");
		visitor.button("Run with this input").click();
		assertThat(visitor.verdict()).hasText("Ran", patiently());
		assertThat(visitor.page.locator("#result .io")).containsText("22");
		assertThat(visitor.page.locator("#result .io")).containsText("Exit status");
	}

	/** With texts as a program reads and prints them. */
	private void triesAChecker() {
		visitor.page.locator("#comparison > summary").click();
		visitor.field("comparison.kind").selectOption("checker");
		visitor.writeSolution("""
				def check(input, expected, answer):
				    return int(answer) == sum(map(int, input["stdin"].split())), f"{answer!r}?"
				""");
		visitor.page.locator("#try-checker summary").click();
		visitor.button("Try the checker").click();
		assertThat(visitor.page.locator("#try-outcome.bad")).hasText("Write a right or a wrong answer first.");
		visitor.field("try.input").fill("3 4\n");
		visitor.field("try.right").fill("7\n");
		visitor.field("try.wrong").fill("8\n");
		visitor.button("Try the checker").click();
		assertThat(visitor.page.locator("#try-outcome"))
			.hasText("The right answer: accepted: '7\\n'?\nThe wrong answer: refused: '8\\n'?", patiently());
		visitor.field("comparison.kind").selectOption("text");
	}

	/** Also what is too long for the page. */
	@Test
	void takesTheInputOfATestAsOwnInput(GavelClient client) {
		long question = client.post("/add_ques", """
				{"title": "Count words", "description": "d", "type": "Easy", "metadata": {"kind": "program"}}""")
			.get("id")
			.asLong();
		client.post("/create/testcase/" + question, """
				{"stdin": "%s", "args": ["-v", "x y"], "files": {"a.txt": "in a file"}, "output": "60000"}"""
			.formatted("1 ".repeat(60_000)));
		visitor.open("/ques/" + question);
		visitor.writeSolution("print(1)");
		visitor.button("Submit").click();
		assertThat(visitor.verdict()).hasText("Wrong answer", patiently());
		visitor.link("Use as own input").first().click();
		assertThat(visitor.field("args")).hasValue("-v\nx y");
		assertThat(visitor.field("file_name[0]")).hasValue("a.txt");
		assertThat(visitor.page.locator("[id='stdin-kept']")).containsText("too long to show here");
		visitor.writeSolution("""
				import sys
				print(len(sys.stdin.read().split()), sys.argv[1:], open("a.txt").read())
				sys.exit(3)
				""");
		visitor.button("Run with this input").click();
		assertThat(visitor.verdict()).hasText("Ran", patiently());
		assertThat(visitor.page.locator("#result .io")).containsText("60000 ['-v', 'x y'] in a file");
		assertThat(visitor.page.locator("#result .difference")).hasText("the program exited with status 3");
	}

	@Test
	void walksFromANewInteractorToVerdict() {
		visitor.open("/add_ques");
		visitor.page.locator("#kind-program").check();
		visitor.field("title").fill("Guess my number");
		visitor.field("description").fill("Find it.");
		visitor.page.locator("#comparison > summary").click();
		visitor.field("comparison.kind").selectOption("interactor");
		visitor.page.locator("#try-interactor > summary").click();
		visitor.button("Try the interactor").click();
		assertThat(visitor.page.locator("#talk .difference")).hasText("found after 6 guesses", patiently());
		visitor.button("Add this talk to the statement as a sample").click();
		assertThat(visitor.page.locator("#preview .talk .printed").first()).hasText("49");
		visitor.button("Add question").click();
		visitor.link("Tests (0)").click();
		visitor.link("Add test").click();
		visitor.field("stdin").fill("99");
		visitor.page.locator(".actions .primary").click();
		visitor.link("Guess my number").click();
		assertThat(visitor.page.locator(".statement .talk .read").last()).hasText("right");
		visitor.writeSolution("print(50, end='', flush=True)\ninput()");
		visitor.button("Submit").click();
		assertThat(visitor.verdict()).hasText("Time limit exceeded", patiently());
		assertThat(visitor.page.locator("#result .said")).containsText("no line break at the end");
		visitor.writeSolution("print(7, flush=True)\nprint(input())");
		visitor.page.locator("#input-tab").click();
		visitor.field("stdin").fill("7");
		visitor.button("Run with this input").click();
		assertThat(visitor.verdict()).hasText("Ran", patiently());
		assertThat(visitor.page.locator("#result .said .read:not(.none)")).hasText("right");
		visitor.page.locator("#input-tab").click();
		visitor.field("interactor").selectOption("false");
		visitor.field("stdin").fill("lower");
		visitor.button("Run with this input").click();
		assertThat(visitor.page.locator("#result .io")).containsText("7\nlower",
				new ContainsTextOptions().setTimeout(60_000));
		assertThat(visitor.page.locator("#result .said")).hasCount(0);
	}

	private static FilePayload file(String name, String text) {
		return new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
	}

	private static HasTextOptions patiently() {
		return new HasTextOptions().setTimeout(60_000);
	}

}
