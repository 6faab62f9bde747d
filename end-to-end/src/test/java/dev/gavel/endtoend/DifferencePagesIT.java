package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What pages show of a text that is not the right one. */
@ExtendWith(SharedBrowser.class)
class DifferencePagesIT {

	private static final String PRINT = """
			for n in range(1, 11):
			    print("line", n)
			print("sum 55\\t")
			print("a\\u00a0b", end="")
			""";

	private final Visitor visitor;

	DifferencePagesIT(Visitor visitor) {
		this.visitor = visitor;
	}

	@Test
	void showsBothTextsAroundTheFirstDifference() {
		visitor.open("/add_ques");
		visitor.page.locator("#kind-program").check();
		visitor.field("title").fill("Print lines");
		visitor.field("description").fill("Print.");
		visitor.page.locator("#comparison > summary").click();
		visitor.field("comparison.kind").selectOption("text");
		visitor.field("comparison.match").selectOption("exact");
		visitor.button("Add question").click();
		visitor.link("Tests (0)").click();
		visitor.link("Add test").click();
		visitor.field("stdin").fill("x\n");
		visitor.fillInFromReference(PRINT.replace("55\\t", "55").replace("\\u00a0b\", end=\"\"", " b\""));
		assertThat(visitor.field("output")).hasValue(Pattern.compile("line 1\n[\\s\\S]*sum 55\na b\n"));
		visitor.page.locator(".actions .primary").click();
		visitor.link("Print lines").click();
		visitor.writeSolution(PRINT);
		visitor.button("Submit").click();
		assertThat(visitor.verdict()).hasText("Wrong answer", new HasTextOptions().setTimeout(60_000));
		visitor.page.locator(".verdict .more").click();
		Locator lines = visitor.page.locator("#result .lines").first();
		assertThat(visitor.page.locator("#result .difference").first())
			.containsText("on line 11, column 7: the white space differs");
		assertThat(lines.locator(".left-out").first()).hasText("5 lines above, without a difference");
		assertThat(lines.locator("tr.equal")).hasCount(5);
		assertThat(lines.locator("tr.changed")).hasCount(2);
		assertThat(lines.locator("mark.unseen[title=tab]")).hasText("→");
		assertThat(lines.locator("mark.unseen[title='no-break space']")).hasText("⍽");
		assertThat(lines.locator("td.got small")).hasText("no line break at the end");
		for (Visitor.Look look : Visitor.Look.values()) {
			visitor.look(look);
			visitor.screenshot("difference");
		}
		assertThat(lines.locator("tr.equal td.expected").last()).isVisible();
		assertThat(lines.locator("tr.equal td.got").last()).isHidden();
		assertThat(lines.locator("tr.changed td.got").last()).isVisible();
	}

}
