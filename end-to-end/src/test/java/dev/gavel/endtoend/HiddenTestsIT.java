package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a solver learns of a hidden test that failed. */
@ExtendWith(SharedBrowser.class)
class HiddenTestsIT {

	private static final String SECRET_INPUT = "4711004711";

	private static final String SECRET_OUTPUT = "815008150";

	/** Tells all it can of what it is given. */
	private static final String TALKATIVE = """
			import sys
			def double(number):
			    print(number)
			    print(number, file=sys.stderr)
			    if number > 100:
			        raise ValueError(number)
			    return 2 * number
			""";

	private final Visitor visitor;

	private final GavelClient client;

	HiddenTestsIT(Visitor visitor, GavelClient client) {
		this.visitor = visitor;
		this.client = client;
	}

	@Test
	void showsNoValueOfAHiddenTestThatFailed() {
		long question = addQuestion();
		visitor.open("/ques/" + question);
		assertThat(visitor.page.content()).doesNotContain(SECRET_INPUT, SECRET_OUTPUT);
		visitor.writeSolution(TALKATIVE);
		visitor.button("Submit").click();
		assertThat(visitor.verdict()).hasText("Runtime error", new HasTextOptions().setTimeout(60_000));
		assertThat(visitor.page.locator("#result .fault")).containsText("This test is hidden");
		assertThat(visitor.page.locator(".faulty-line")).hasCount(0);
		assertThat(visitor.page.content()).doesNotContain(SECRET_INPUT, SECRET_OUTPUT);
		visitor.link("The submission").click();
		assertThat(visitor.page.locator("#tests ~ .card details")).hasCount(2);
		visitor.page.locator("#test-2 summary").click();
		assertThat(visitor.page.locator("#test-2")).containsText("This test is hidden");
		assertThat(visitor.page.content()).doesNotContain(SECRET_INPUT, SECRET_OUTPUT);
		String path = visitor.page.url().replaceFirst("https?://[^/]+", "");
		assertThat(client.get(path).toString()).doesNotContain(SECRET_INPUT, SECRET_OUTPUT).contains("\"hidden\":true");
		assertThat(client.get("/submissions?question_id=" + question).toString()).doesNotContain(SECRET_INPUT,
				SECRET_OUTPUT);
	}

	private long addQuestion() {
		long id = client.post("/add_ques",
				Map.of("title", "Double what is hidden", "description", "Twice the number.", "type", "Easy", "metadata",
						Map.of("function_name", "double", "return_type", "int", "variables",
								List.of(Map.of("name", "number", "type", "int")))))
			.get("id")
			.asLong();
		client.post("/create/testcase/" + id, Map.of("input_variables", Map.of("number", 2), "output", "4"));
		client.post("/create/testcase/" + id, Map.of("input_variables", Map.of("number", Long.valueOf(SECRET_INPUT)),
				"output", SECRET_OUTPUT, "hidden", true));
		return id;
	}

}
