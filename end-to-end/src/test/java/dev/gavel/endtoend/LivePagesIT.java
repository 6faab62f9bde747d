package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import dev.gavel.endtoend.SharedBrowser.Site;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What changes on a page while somebody looks at it, and what works without scripts. */
@ExtendWith(SharedBrowser.class)
class LivePagesIT {

	private static final double PATIENCE = 60_000;

	/** About a second a test. */
	private static final String SLOW = """
			import time
			def Findfrequency(nums, K):
			    while time.process_time() < 1:
			        pass
			    return nums.count(K)
			""";

	private final Visitor visitor;

	private final GavelClient client;

	private final Site site;

	LivePagesIT(Visitor visitor, GavelClient client, Site site) {
		this.visitor = visitor;
		this.client = client;
		this.site = site;
	}

	@Test
	void tellsHowFarItIsThoughTheServerWasAway() {
		visitor.expectOutage();
		visitor.open("/ques/1");
		visitor.writeSolution(SLOW);
		visitor.button("Submit").click();
		assertThat(visitor.page.locator("#result .summary")).hasText(Pattern.compile("Test [1-4] of 4\\."),
				new HasTextOptions().setTimeout(PATIENCE));
		visitor.disconnect(true);
		assertThat(visitor.page.locator("#announcer")).hasText("The server does not answer; trying again.",
				new HasTextOptions().setTimeout(PATIENCE));
		visitor.disconnect(false);
		assertThat(visitor.verdict()).hasText("Accepted", new HasTextOptions().setTimeout(PATIENCE));
		assertThat(visitor.page.locator("#announcer")).containsText("Accepted");
		assertThat(visitor.page.url()).endsWith("/ques/1");
	}

	@Test
	void loadsTheRestOfASubmissionByOneRequestAtItsEnd() {
		String path = "/submissions/" + client.post("/code/execute/1", Map.of("code", SLOW)).get("id").asString();
		List<String> requests = visitor.requests();
		visitor.open(path);
		assertThat(visitor.verdict()).hasText("Running", new HasTextOptions().setTimeout(PATIENCE));
		assertThat(visitor.button("Judge again")).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
		assertThat(visitor.verdict()).hasText("Accepted");
		assertThat(requests).filteredOn((request) -> request.contains("/submissions/"))
			.containsExactly("GET " + path, "GET " + path + "/result", "GET " + path);
	}

	@Test
	void showsNewSubmissionInTheListAtOnce() {
		visitor.open("/submissions?question_id=3");
		String id = client.post("/code/execute/3", Map.of("code", "def is_valid(text):\n    return True\n"))
			.get("id")
			.asString();
		assertThat(visitor.page.locator("a[href='/submissions/%s']".formatted(id))).isVisible();
		assertThat(visitor.page.locator("tbody tr").first()).containsText("Wrong answer",
				new ContainsTextOptions().setTimeout(PATIENCE));
	}

	@Test
	void needsNoScripts() {
		Visitor plain = site.visitWithoutScripts();
		plain.open("/ques/2");
		plain.field("code").fill("def two_sum(nums, target):\n    return [0, 1]\n");
		plain.button("Submit").click();
		assertThat(plain.verdict()).hasText("Wrong answer", new HasTextOptions().setTimeout(PATIENCE));
		plain.open("/ques/2");
		plain.field("code").fill("def two_sum(nums, target):\n    return nums\n");
		plain.field("input_variables.nums").fill("[1, 2]");
		plain.field("input_variables.target").fill("3");
		plain.button("Run").click();
		assertThat(plain.page.locator("#result .summary")).hasText("On 1 test; not submitted.",
				new HasTextOptions().setTimeout(PATIENCE));
		plain.leave();
	}

	@Test
	void bringsFirstPageInFewBytes() {
		visitor.open("/");
		Object sizes = visitor.page.evaluate("""
				() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
				  .reduce(([sent, plain], { transferSize, decodedBodySize }) =>
				    [sent + transferSize, plain + decodedBodySize], [0, 0])""");
		assertThat(sizes).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Integer.class))
			.satisfiesExactly((sent) -> assertThat(sent).isBetween(1, 25_000),
					(plain) -> assertThat(plain).isLessThan(60_000));
	}

}
