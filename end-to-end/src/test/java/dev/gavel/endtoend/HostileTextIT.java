package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import dev.gavel.endtoend.SharedBrowser.Site;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Nothing that users write runs in the browsers of others. */
@ExtendWith(SharedBrowser.class)
class HostileTextIT {

	private static final String IMAGE = "<img src=x onerror=\"window.taken=1\">";

	private static final String SCRIPT = "</title></textarea></pre><script>window.taken=1</script>";

	private static final String STATEMENT = """
			<script>window.taken=1</script> <img src=x onerror="window.taken=1"> <svg onload="window.taken=1"></svg>
			<iframe srcdoc="<script>parent.taken=1</script>"></iframe> <a href="javascript:window.taken=1">here</a>
			<form action="https://example.com"><button>there</button></form> <style>body { display: none }</style>

			[link](javascript:window.taken=1) [data](data:text/html,<script>window.taken=1</script>)
			![image](x "onerror=window.taken=1") <code class="math" onclick="window.taken=1">x</code>

			$\\href{javascript:window.taken=1}{x}$ $\\html@mathml{<img src=x onerror=window.taken=1>}{x}$
			$$\\includegraphics{http://example.com/x.png}$$ $</code><script>window.taken=1</script>$
			""";

	private final Visitor visitor;

	private final GavelClient client;

	private final Site site;

	HostileTextIT(Visitor visitor, GavelClient client, Site site) {
		this.visitor = visitor;
		this.client = client;
		this.site = site;
	}

	@Test
	void showsWhatUsersWriteAsText() {
		long question = addQuestion();
		String submission = client.post("/code/execute/" + question + "?wait=60s", Map.of("user", IMAGE, "code", """
				import sys
				def echo(text):
				    # %1$s %2$s
				    print(text, '%2$s')
				    print(text, file=sys.stderr)
				    return text + '%2$s'
				""".formatted(IMAGE, SCRIPT))).get("id").asString();
		String failed = client.post("/code/execute/" + question + "?wait=60s", Map.of("code", """
				class %s(Exception):
				    pass
				def echo(text):
				    raise Evil('''%s %s''')
				""".formatted("Evil", IMAGE, SCRIPT))).get("id").asString();
		List<String> paths = List.of("/?size=100", "/ques/" + question, "/ques/" + question + "/edit",
				"/ques/" + question + "/testcases", "/create/testcase/" + question, "/submissions?size=100",
				"/submissions/" + submission, "/submissions/" + failed, "/?q=" + encode(IMAGE + SCRIPT));
		for (String path : paths) {
			visitor.open(path);
			assertUntouched(path);
		}
	}

	@Test
	void showsWhatComesOutOfKafkaAsText() {
		site.forgedMessages().sayUnfit(IMAGE + SCRIPT, SCRIPT + IMAGE);
		site.forgedMessages().park(IMAGE, SCRIPT + IMAGE, IMAGE + SCRIPT);
		String submission;
		try (Crowd crowd = Crowd.behindWhichOthersWait(client)) {
			submission = client.post("/code/execute/1", Map.of("code", "pass")).get("id").asString();
			site.forgedMessages().fail(UUID.fromString(submission), IMAGE + SCRIPT);
		}
		visitor.open("/queue");
		for (String list : List.of("#worker-list", "#failed-list", "#parked-list")) {
			assertThat(visitor.page.locator(list)).containsText(IMAGE, new ContainsTextOptions().setTimeout(60_000));
		}
		assertUntouched("the queue");
		assertUntouched(visitor.open("/submissions/" + submission).page.url());
	}

	@Test
	void showsResultsInTheEditorsPageAsText() {
		long question = addQuestion();
		visitor.open("/ques/" + question);
		visitor.writeSolution("def echo(text):\n    print(text)\n    raise ValueError(text)\n");
		visitor.button("Submit").click();
		assertThat(visitor.verdict()).hasText("Runtime error", new HasTextOptions().setTimeout(60_000));
		assertThat(visitor.page.locator("#result")).containsText(IMAGE);
		assertUntouched("the result of a submission");
		visitor.button("Run").click();
		assertThat(visitor.page.locator("#result .summary")).hasText("On 1 test; not submitted.",
				new HasTextOptions().setTimeout(60_000));
		assertUntouched("the result of an evaluation");
	}

	@Test
	void previewsHostileStatementAsText() {
		visitor.open("/add_ques");
		visitor.field("title").fill(IMAGE);
		visitor.field("description").fill(STATEMENT);
		visitor.field("function_name").fill(SCRIPT);
		assertThat(visitor.page.locator("#preview .preview-heading")).hasText(IMAGE);
		assertUntouched("the preview");
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private void assertUntouched(String where) {
		visitor.page.waitForLoadState();
		assertThat(visitor.page.evaluate("window.taken")).as(where).isNull();
		assertThat(visitor.page.locator(
				"img[src=x], main script, main iframe, main svg[onload], [onerror], [onclick], a[href^=javascript], main style")
			.count()).as(where).isZero();
		assertThat(visitor.page.locator("body")).isVisible();
	}

	private long addQuestion() {
		visitor.expectStatus(404); // of the image in the statement, which the question
									// does not have
		JsonNode question = client.post("/add_ques",
				Map.of("title", "Echo " + IMAGE + SCRIPT, "description", STATEMENT, "type", "Easy", "metadata",
						Map.of("function_name", "echo", "return_type", "str", "variables",
								List.of(Map.of("name", "text", "type", "str")))));
		long id = question.get("id").asLong();
		client.post("/create/testcase/" + id,
				Map.of("input_variables", Map.of("text", IMAGE + SCRIPT), "output", IMAGE));
		return id;
	}

}
