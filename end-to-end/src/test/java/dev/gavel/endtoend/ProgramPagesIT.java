package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.LocatorOptions;
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
		visitor.field("output").fill("60000\n");
		visitor.page.locator(".actions .primary").click();
		visitor.link("Edit test 1").click();
		assertThat(visitor.field("stdin")).hasValue("");
		assertThat(visitor.page.locator("[id='stdin-kept']")).containsText("cannot be edited here");
		visitor.fillInFromReference(SOLUTION.replace("sum(", "max("));
		assertThat(visitor.field("output")).hasValue("1\n");
		visitor.fillInFromReference(SOLUTION);
		visitor.page.locator(".actions .primary").click();
		assertThat(visitor.page.locator(".tests tbody tr").first()).containsText("60000");
		visitor.link("Edit test 1").click();
		visitor.field("stdin").fill("3 4\n5\n");
		visitor.fillInFromReference(SOLUTION);
		visitor.page.locator(".actions .primary").click();
		visitor.link("Edit test 1").click();
		assertThat(visitor.field("stdin")).hasValue("3 4\n5\n");
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

	private static FilePayload file(String name, String text) {
		return new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
	}

	private static HasTextOptions patiently() {
		return new HasTextOptions().setTimeout(60_000);
	}

}
