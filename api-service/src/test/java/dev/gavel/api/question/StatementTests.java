package dev.gavel.api.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTests {

	@Test
	void showsMarkdownWithTablesAndCode() {
		assertThat(Statement.html("**Say** `n`\n\n| a |\n| - |\n| 1 |\n\n```\nx < 1\n```\n"))
			.contains("<strong>Say</strong>", "<code>n</code>", "<td>1</td>", "<pre><code>x &lt; 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "a <script>alert(1)</script>", "[x](javascript:alert(1))",
			"<img src=x onerror=alert(1)>", "<p onclick=alert(1)>x</p>", "<iframe src=//example.org></iframe>",
			"<a href='data:text/html,x'>x</a>", "<style>*{}</style>",
			"<form action=/add_ques><button>x</button></form>" })
	void letsNothingRun(String hostile) {
		assertThat(Statement.html(hostile))
			.doesNotContainPattern("(?i)<(script|img|iframe|style|form|button)|onclick=|href=\"(javascript|data):");
	}

}
