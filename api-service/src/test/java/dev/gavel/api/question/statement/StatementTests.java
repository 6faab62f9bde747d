package dev.gavel.api.question.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

class StatementTests {

	@Test
	void showsMarkdownWithTablesAndCode() {
		assertThat(Statement.html("**Say** `n`\n\n| a |\n| - |\n| 1 |\n\n```\nx < 1\n```\n"))
			.contains("<strong>Say</strong>", "<code>n</code>", "<td>1</td>", "<pre><code>x &lt; 1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			the $a_i * b_j * c$ of it            | the <code class="math">a_i * b_j * c</code> of it
			$$\\sum_{i<n} a_i$$                  | <code class="math-block">\\sum_{i&lt;n} a_i</code>
			costs $5 and $6                      | costs $5 and $6
			a \\$n$                              | a $n$
			$x                                   | $x
			$ x $                                | $ x $
			`$x$`                                | <code>$x$</code>
			""")
	void leavesFormulasAsTheyAre(String markdown, String html) {
		assertThat(HtmlUtils.htmlUnescape(Statement.html(markdown))).contains(HtmlUtils.htmlUnescape(html));
	}

	@Test
	void readsManyOpenFormulasInNoTime() {
		assertTimeout(Duration.ofSeconds(5), () -> Statement.html("$$x \\$ $y ".repeat(8000)));
	}

	@Test
	void showsSampleInteractionsAsTables() {
		assertThat(Statement.html("```interaction\n>5 <b>\n<low\nand so on\n```\n")).contains("<table class=\"talk\">",
				"<tr><td class=\"printed\">5 &lt;b&gt;</td><td class=\"none\"></td></tr>",
				"<tr><td class=\"none\"></td><td class=\"read\">low</td></tr>",
				"<tr><td class=\"left-out\" colspan=\"2\">and so on</td></tr>");
	}

	@Test
	void showsImagesOfTheQuestionOnly() {
		assertThat(Statement.html("![a tree](tree.png \"A tree\")", 5))
			.contains("<img src=\"/ques/5/images/tree.png\" alt=\"a tree\" title=\"A tree\" />");
		assertThat(Statement.html("![x](https://example.org/x.png) ![x](../7/images/x.png) ![x](/queue) <img src=x.png>"
				+ " ![x](javascript:alert(1)) ![x](data:image/png;base64,AAAA)", 5))
			.doesNotContain("src=");
		assertThat(Statement.html("![a tree](tree.png)")).doesNotContain("<img");
	}

	@ParameterizedTest
	@ValueSource(strings = { "$</code><script>alert(1)</script>$", "<script>alert(1)</script>",
			"a <script>alert(1)</script>", "[x](javascript:alert(1))", "<img src=x onerror=alert(1)>",
			"<p onclick=alert(1)>x</p>", "<iframe src=//example.org></iframe>", "<a href='data:text/html,x'>x</a>",
			"<style>*{}</style>", "<form action=/add_ques><button>x</button></form>" })
	void letsNothingRun(String hostile) {
		assertThat(Statement.html(hostile))
			.doesNotContainPattern("(?i)<(script|img|iframe|style|form|button)|onclick=|href=\"(javascript|data):");
	}

}
