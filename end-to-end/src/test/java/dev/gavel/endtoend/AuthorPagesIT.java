package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the forms do for values that need more than a line of text. */
@ExtendWith(SharedBrowser.class)
class AuthorPagesIT {

	private final Visitor visitor;

	private final GavelClient client;

	AuthorPagesIT(Visitor visitor, GavelClient client) {
		this.visitor = visitor;
		this.client = client;
	}

	@Test
	void drawsTreesForAuthorsAndSolvers() {
		long question = addQuestion("mirror", "TreeNode", Map.of("root", "TreeNode"));
		visitor.open("/ques/" + question);
		visitor.link("Add a test").click();
		visitor.field("input_variables.root").fill("[4, 2, 7, null, 3]");
		assertThat(visitor.page.locator(".tree text")).hasText(new String[] { "4", "2", "3", "7" });
		visitor.field("input_variables.root").fill("[4, 2, 7, null");
		assertThat(visitor.page.locator(".tree")).hasCount(0);
		visitor.field("input_variables.root").fill("[4, 2, 7]");
		visitor.field("output").fill("[4, 7, 2]");
		visitor.page.locator(".actions .primary").click();
		visitor.open("/ques/" + question);
		assertThat(visitor.page.locator(".example .tree")).hasCount(2);
		visitor.writeSolution("def mirror(root):\n    return root\n");
		visitor.button("Submit").click();
		assertThat(visitor.verdict()).hasText("Wrong answer", new HasTextOptions().setTimeout(60_000));
		assertThat(visitor.page.locator("#result .tree")).hasCount(2);
	}

	@Test
	void drawsTreesOfNodesWithManyChildren() {
		long question = addQuestion("depth", "int", Map.of("root", "Node"));
		visitor.open("/create/testcase/" + question);
		visitor.field("input_variables.root").fill("[1, null, 3, 2, 4, null, 5, 6]");
		assertThat(visitor.page.locator(".tree text")).hasText(new String[] { "1", "3", "5", "6", "2", "4" });
		assertThat(visitor.page.locator(".tree line")).hasCount(5);
	}

	@Test
	void addsAndRemovesOtherRightOutputs() {
		long question = addQuestion("any", "int", Map.of("n", "int"));
		visitor.open("/create/testcase/" + question);
		visitor.field("input_variables.n").fill("1");
		visitor.field("output").fill("1");
		visitor.page.getByText("Other right outputs").click();
		visitor.field("outputs[0]").fill("2");
		visitor.button("Add output").click();
		visitor.field("outputs[1]").fill("x");
		assertThat(visitor.page.locator("[id='outputs[1]-error']")).containsText("expected int");
		visitor.button("Add output").click();
		visitor.field("outputs[2]").fill("3");
		visitor.page.locator(".row.output .remove").nth(1).click();
		visitor.page.locator(".actions .primary").click();
		assertThat(visitor.page.locator(".tests tbody tr")).containsText("or 3");
	}

	@Test
	void importsAFileAfterADryRun() throws IOException {
		visitor.open("/imports");
		visitor.page.locator("#file")
			.setInputFiles(new FilePayload("questions.zip", "application/zip", questions(Map.of("gavel.json",
					"{\"format\": \"gavel-questions\", \"version\": 1}", "questions/1/question.json",
					"""
							{"source": "pages/1", "question": {"title": "An imported sum", "metadata": {"kind": "program"}}}""",
					"questions/1/statement.md", "Add them.", "questions/1/tests.jsonl",
					"{\"stdin\": \"1 2\", \"output\": \"3\"}\n{\"stdin\": 7, \"output\": \"7\"}\n"))));
		visitor.button("Read the file").click();
		assertThat(visitor.page.locator("#shown")).containsText("1 to create");
		assertThat(visitor.page.locator("#shown .report")).containsText("1 test, 1 refused");
		visitor.page.getByText("Refused tests").click();
		assertThat(visitor.page.locator("#shown")).containsText("line 2: stdin");
		visitor.button("Import these questions").click();
		visitor.link("An imported sum").click();
		assertThat(visitor.page.locator("h1")).containsText("An imported sum");
		assertThat(visitor.page.locator("body")).containsText("Publish");
	}

	private static byte[] questions(Map<String, String> files) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, String> file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		return bytes.toByteArray();
	}

	@Test
	void warnsOfAnEnvironmentThatNoWorkerOffers() {
		visitor.open("/ques/%d/edit".formatted(addQuestion("f", "int", Map.of("n", "int"))));
		visitor.page.locator("#limits > summary").click();
		visitor.field("environment").fill("nowhere");
		visitor.button("Save question").click();
		assertThat(visitor.page.locator(".warning")).containsText("No worker offers the environment nowhere");
		assertThat(visitor.field("environment")).isVisible();
	}

	@Test
	void namesTheParameterOfAMethodThatIsWrong() {
		visitor.expectStatus(422);
		visitor.open("/add_ques");
		visitor.page.locator("#kind-class").check();
		visitor.field("class_name").fill("Box");
		visitor.field("constructor_parameters").fill("size");
		visitor.field("method_name").first().fill("put");
		visitor.field("method_parameters").first().fill("a: int, b: itn");
		visitor.button("Add question").click();
		assertThat(visitor.page.locator("[id='metadata.constructor-error']")).hasText("parameter 1, type: is missing");
		assertThat(visitor.page.locator("[id='metadata.methods[0]-error']"))
			.containsText("parameter 2, type: unknown type 'itn'");
	}

	private long addQuestion(String function, String returnType, Map<String, String> parameters) {
		return client
			.post("/add_ques",
					Map.of("title", "Question of " + function, "description", "Solve it.", "type", "Easy", "metadata",
							Map.of("function_name", function, "return_type", returnType, "variables", parameters)))
			.get("id")
			.asLong();
	}

}
