package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.LoadState;
import dev.gavel.endtoend.SharedBrowser.Site;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Looks at every page, and lets a checker of accessibility look. */
@ExtendWith(SharedBrowser.class)
class EveryPageIT {

	private static final String SERIOUS = """
			async () => {
			  const { violations } = await axe.run();
			  return violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
			    .map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html + " " + node.failureSummary).join(" | "));
			}
			""";

	private static final String WRONG = """
			def Findfrequency(nums, K):
			    print("looking for", K)
			    return len(set(nums))
			""";

	private static final String FAILING = """
			def Findfrequency(nums, K):
			    counts = {}
			    for number in nums:
			        counts[number] += 1
			    return counts[K]
			""";

	private static final String STATISTICS = "statistics";

	private final Site site;

	private final GavelClient client;

	@TempDir
	Path folder;

	EveryPageIT(Site site, GavelClient client) {
		this.site = site;
		this.client = client;
	}

	@Test
	void isAccessibleInEveryLook() throws IOException {
		Map<String, String> pages = pages();
		Path checker = checker(folder);
		for (Visitor.Look look : Visitor.Look.values()) {
			pages.forEach((name, path) -> {
				// A tab of Chromium that examines one editor after another sometimes
				// crashes.
				Visitor visitor = site.visit(look).bring(checker);
				visitor.expectStatus(404);
				visitor.expectStatus(422);
				visitor.open(path);
				examine(visitor, name);
				if (name.equals(STATISTICS)) {
					assertThat(visitor.page.locator(".chart.drawn canvas").first()).isVisible();
				}
				visitor.leave();
			});
		}
	}

	/** Also where Gavel refuses or fails. */
	@Test
	void isAccessibleWhenTooManyWaitAndSomethingFails() throws IOException {
		String done = submit(WRONG);
		String content = "sent by a stranger " + UUID.randomUUID();
		site.forgedMessages().park("no topic!", content, "not a JudgeJob: Unrecognized token 'sent'");
		site.forgedMessages().sayUnfit("worker-7b", "no user namespaces: set kernel.unprivileged_userns_clone to 1");
		Path checker = checker(folder);
		try (Crowd crowd = Crowd.fillingTheQueue(client)) {
			for (Visitor.Look look : Visitor.Look.values()) {
				Visitor visitor = site.visit(look).bring(checker);
				visitor.expectStatus(500);
				visitor.expectStatus(503);
				visitor.open("/queue");
				Locator row = visitor.page.locator("tr").filter(new FilterOptions().setHasText(content));
				assertThat(row.getByText("Send again")).isVisible(new IsVisibleOptions().setTimeout(60_000));
				examine(visitor, "queue-full");
				row.getByText("Send again").click();
				assertThat(visitor.page.locator(".status")).hasText("500");
				examine(visitor, "failed");
				visitor.open("/submissions/" + done);
				crowd.fillUp();
				visitor.button("Judge again").click();
				assertThat(visitor.page.locator(".status")).hasText("503");
				examine(visitor, "unavailable");
				visitor.leave();
			}
		}
	}

	static void examine(Visitor visitor, String name) {
		visitor.page.waitForLoadState(LoadState.LOAD);
		assertThat(visitor.page.title()).as(name).endsWith("Gavel").isNotEqualTo("Gavel");
		assertThat(visitor.page.locator("body > footer").innerText()).as(name).matches("Gavel [1-9]\\d*(\\.\\d+){2}");
		assertThat(visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth")).as(name).isEqualTo(0);
		visitor.screenshot(name);
		assertThat(visitor.page.evaluate(SERIOUS)).as(name).isEqualTo(List.of());
	}

	private Map<String, String> pages() {
		Map<String, String> pages = new LinkedHashMap<>();
		pages.put("home", "/");
		pages.put("home-none", "/?q=nowhere");
		pages.put("invalid", "/?difficulty=Simple");
		pages.put("add-question", "/add_ques");
		pages.put("imports", "/imports");
		pages.put("edit-question", "/ques/7/edit");
		pages.put("question", "/ques/7");
		pages.put("tests", "/ques/1/testcases");
		pages.put("add-test", "/create/testcase/7");
		pages.put("wrong-answer", "/submissions/" + submit(WRONG));
		pages.put("runtime-error", "/submissions/" + submit(FAILING));
		pages.put("evaluation",
				"/trials/" + client.post("/code/try/1?wait=60s", Map.of("code", WRONG)).get("id").asString());
		long question = classQuestion();
		pages.put("class-edit", "/ques/%d/edit".formatted(question));
		pages.put("class-question", "/ques/" + question);
		pages.put("class-tests", "/ques/%d/testcases".formatted(question));
		pages.put("class-add-test", "/create/testcase/" + question);
		pages.put("class-wrong-answer",
				"/submissions/" + client.post("/code/execute/" + question + "?wait=60s", Map.of("code",
						"class Stack:\n    def push(self, value): self.value = value\n    def top(self): return 2\n"))
					.get("id")
					.asString());
		long functions = functionsQuestion();
		pages.put("functions-edit", "/ques/%d/edit".formatted(functions));
		pages.put("functions-question", "/ques/" + functions);
		pages.put("functions-tests", "/ques/%d/testcases".formatted(functions));
		pages.put("functions-add-test", "/create/testcase/" + functions);
		pages.put("functions-wrong-answer",
				"/submissions/" + client
					.post("/code/execute/" + functions + "?wait=60s", Map.of("code", "def lower(text): return text\n"))
					.get("id")
					.asString());
		long program = programQuestion();
		pages.put("program-edit", "/ques/%d/edit".formatted(program));
		pages.put("program-question", "/ques/" + program);
		pages.put("program-tests", "/ques/%d/testcases".formatted(program));
		pages.put("program-add-test", "/create/testcase/" + program);
		pages.put("program-wrong-answer",
				"/submissions/" + client
					.post("/code/execute/" + program + "?wait=60s", Map.of("code", "print(input().lower())\n"))
					.get("id")
					.asString());
		submit("def Findfrequency(nums, K): return nums.count(K)");
		pages.put(STATISTICS, "/ques/1/statistics");
		pages.put("history", "/ques/%d/edits".formatted(program));
		pages.put("edit", "/ques/%d/edits/%d".formatted(program, changed(program)));
		long solution = verified(program);
		pages.put("solutions", "/ques/%d/solutions".formatted(program));
		pages.put("solution", "/ques/%d/solutions/%d".formatted(program, solution));
		pages.put("generator", "/ques/%d/generator".formatted(program));
		pages.put("submissions", "/submissions");
		pages.put("submissions-none", "/submissions?question_id=6");
		pages.put("queue", "/queue");
		pages.put("not-found", "/ques/4711");
		return pages;
	}

	/** Returns an edit that has changed a test. */
	private long changed(long question) {
		long test = client.get("/ques/%d/testcases".formatted(question)).at("/items/0/id").asLong();
		client.put("/testcases/" + test, "{\"stdin\": \"a b\\nc\\n\", \"output\": \"A B\\nC\\n\"}");
		return client.get("/ques/%d/edits".formatted(question)).at("/items/0/id").asLong();
	}

	/** Verifies a question, and returns a reference solution of it. */
	private long verified(long question) {
		String solutions = "/ques/%d/solutions".formatted(question);
		client.post(solutions, Map.of("name", "Upper", "code", "print(input().upper())\n"));
		long wrong = client
			.post(solutions,
					Map.of("name", "Lower", "required_verdict", "WRONG_ANSWER", "code", "print(input().lower())\n"))
			.get("id")
			.asLong();
		String verification = "/ques/%d/verification".formatted(question);
		client.post(verification, Map.of());
		await().atMost(Duration.ofMinutes(1))
			.until(() -> !client.get(verification).get("status").asString().equals("RUNNING"));
		return wrong;
	}

	private long programQuestion() {
		long question = client
			.post("/add_ques",
					"""
							{"title": "Upper case", "description": "Print the line in upper case.", "type": "Easy", "metadata": {"kind": "program"},
							 "comparison": {"kind": "text", "match": "exact"}}
							""")
			.get("id")
			.asLong();
		client.post("/create/testcase/" + question, """
				{"stdin": "a b\\n", "args": ["-v"], "files": {"data.txt": "1 2\\n"}, "output": "A B\\n"}
				""");
		return question;
	}

	private long classQuestion() {
		long question = client.post("/add_ques", """
				{"title": "Stack", "description": "Last in, first out.", "type": "Easy", "metadata": {"kind": "class",
				 "class_name": "Stack", "methods": [{"name": "push", "variables": {"value": "int"}},
				  {"name": "top", "return_type": "int"}]}}
				""").get("id").asLong();
		client.post("/create/testcase/" + question,
				"""
						{"input_variables": {"operations": ["Stack", "push", "top"], "arguments": [[], [1], []]}, "output": [null, null, 1]}
						""");
		return question;
	}

	private long functionsQuestion() {
		long question = client
			.post("/add_ques",
					"""
							{"title": "Letters", "description": "In lower case, and sorted.", "type": "Easy", "metadata": {"kind": "functions",
							 "functions": [{"name": "lower", "return_type": "str", "variables": {"text": "str"}},
							  {"name": "sort", "answer": "letters", "variables": {"letters": "List[str]", "reverse": "bool = False"}}]}}
							""")
			.get("id")
			.asLong();
		client.post("/create/testcase/" + question,
				"{\"function\": \"lower\", \"input_variables\": {\"text\": \"A\"}, \"output\": \"a\"}");
		client.post("/create/testcase/" + question,
				"{\"function\": \"sort\", \"input_variables\": [[\"b\", \"a\"]], \"output\": [\"a\", \"b\"]}");
		return question;
	}

	private String submit(String code) {
		return client.post("/code/execute/1?wait=60s", Map.of("code", code)).get("id").asString();
	}

	static Path checker(Path folder) throws IOException {
		Path script = folder.resolve("axe.js");
		try (InputStream axe = EveryPageIT.class.getResourceAsStream(System.getProperty("gavel.axe"))) {
			Files.copy(axe, script, StandardCopyOption.REPLACE_EXISTING);
		}
		return script;
	}

}
