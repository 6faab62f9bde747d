package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import dev.gavel.endtoend.SharedBrowser.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of a class through the pages, as operator, author, solver and visitor. A
 * checker of accessibility examines every page in every look.
 */
@ExtendWith(SharedBrowser.class)
class AccountPagesIT {

	private static final String PASSWORD = "correct horse battery";

	private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/set-up#\\w+)");

	private static final int ATTEMPTS = 40;

	private static final Map<String, String> SETTINGS = Map.of("GAVEL_ACCOUNTS_SIGN_UP", "open",
			"GAVEL_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.0/8", "GAVEL_WEBHOOKS_ALLOW_HTTP", "true");

	private final Site site;

	private GavelProcess gavel;

	@TempDir
	private Path data;

	@TempDir
	private Path folder;

	AccountPagesIT(Site site) {
		this.site = site;
	}

	/** The first start prints the link to the first operator's account, no later one. */
	@Test
	void leadAClassFromTheFirstStartToAVerdict() throws IOException {
		leadAClass();
		int port = GavelProcess.freePort();
		try (GavelProcess again = GavelProcess.launch(data, port).awaitReady()) {
			assertThat(again.output()).doesNotContain("/set-up");
			Visitor visitor = site.visit(again, Visitor.Look.LIGHT, true).open("/account");
			assertThat(visitor.button("Sign in")).isVisible();
			visitor.leave();
		}
		try (GavelProcess open = GavelProcess.launch(data, port, "--open").awaitReady()) {
			await().until(() -> open.output().contains("Gavel runs in open mode: every user of this machine"));
			site.visit(open, Visitor.Look.LIGHT, true).open("/add_ques").leave();
		}
	}

	private void leadAClass() throws IOException {
		try (GavelProcess started = GavelProcess.launch(data, GavelProcess.freePort(), SETTINGS, "--accounts")) {
			gavel = started.awaitReady();
			Visitor operator = newcomer();
			setUp(operator);
			signInWithoutScripts(site.visit(gavel, Visitor.Look.LIGHT, false));
			List<String> links = importClass(operator);
			Visitor author = newcomer();
			open(author, links.get(0), "author");
			writeQuestion(author);
			publish(author, "Class 7b");
			Visitor solver = newcomer();
			open(solver, links.get(1), "solver");
			solve(solver);
			manageAccount(solver);
			createWebhook(solver);
			refuse(solver);
			closeQuestion(author);
			solver.open("/ques/1");
			show(solver, "solver-question-closed");
			lookAround(newcomer(), links.get(1));
			operate(operator);
			List.of(operator, author, solver).forEach(Visitor::leave);
		}
	}

	private Visitor newcomer() throws IOException {
		return site.visit(gavel, Visitor.Look.LIGHT, true).bring(EveryPageIT.checker(folder));
	}

	private static void examine(Visitor visitor, String name) {
		for (Visitor.Look look : Visitor.Look.values()) {
			visitor.look(look);
			EveryPageIT.examine(visitor, name);
		}
		visitor.look(Visitor.Look.LIGHT);
	}

	/**
	 * For pages with an editor, which the checker examines elsewhere and takes long for.
	 */
	private static void show(Visitor visitor, String name) {
		for (Visitor.Look look : Visitor.Look.values()) {
			visitor.look(look);
			visitor.screenshot(name);
		}
		visitor.look(Visitor.Look.LIGHT);
	}

	private String link() {
		await().until(() -> LINK.matcher(gavel.output()).find());
		Matcher link = LINK.matcher(gavel.output());
		assertThat(link.find()).isTrue();
		return link.group(1);
	}

	private static void signInWithoutScripts(Visitor visitor) {
		visitor.open("/account");
		visitor.field("name").fill("Grace Hopper");
		visitor.field("password").fill(PASSWORD);
		visitor.button("Sign in").click();
		assertThat(visitor.page.getByText("This browser")).isVisible();
		visitor.leave();
	}

	private void setUp(Visitor operator) {
		operator.open(link());
		operator.field("name").fill("Grace Hopper");
		assertThat(operator.page.url()).doesNotContain("#");
		examine(operator, "operator-set-up");
		operator.field("password").fill(PASSWORD);
		operator.button("Create account").click();
		assertThat(operator.link("Grace Hopper")).isVisible();
		examine(operator, "operator-first-page");
		for (String page : List.of("accounts", "groups", "accounts/links", "audit", "submissions", "queue")) {
			operator.open("/" + page);
			examine(operator, "operator-first-" + page.replace('/', '-'));
		}
	}

	private static List<String> importClass(Visitor operator) {
		operator.expectStatus(422);
		operator.open("/accounts");
		operator.link("Import accounts").click();
		operator.field("csv").fill("Ada Lovelace,Class 7b,author\n,Class 7b\nAlan Turing,Class 7b,principal");
		operator.button("Add accounts").click();
		examine(operator, "operator-import-refused");
		operator.field("csv")
			.fill("Ada Lovelace,Class 7b,author\n" + IntStream.rangeClosed(1, 29)
				.mapToObj("Pupil %02d,Class 7b"::formatted)
				.collect(Collectors.joining("\n")));
		examine(operator, "operator-import");
		operator.button("Add accounts").click();
		assertThat(operator.page.locator("h1")).hasText("30 accounts were added");
		examine(operator, "operator-imported");
		List<String> links = operator.page.locator("tbody code").allInnerTexts();
		assertThat(links).hasSize(30).doesNotHaveDuplicates();
		return links.stream().map((link) -> link.replaceFirst("https?://[^/]+", "")).toList();
	}

	private static void open(Visitor person, String link, String role) {
		person.open(link);
		assertThat(person.page.locator("h1")).hasText("Choose a password");
		examine(person, role + "-invitation");
		person.field("password").fill(PASSWORD);
		person.button("Save and sign in").click();
		assertThat(person.page.locator("h1")).hasText("Questions");
		examine(person, role + "-first-page");
	}

	private static void writeQuestion(Visitor author) {
		author.link("Add question").click();
		examine(author, "author-add-question");
		author.field("title").fill("Count the zeros");
		author.field("description").fill("How many of the `numbers` are **zero**?");
		author.field("function_name").fill("count_zeros");
		author.field("return_type").fill("int");
		author.field("parameter_name").first().fill("numbers");
		author.field("parameter_type").first().fill("List[int]");
		author.button("Add question").click();
		assertThat(author.page.locator("h1")).hasText("Count the zeros");
		author.link("Tests (0)").click();
		author.field("lines").fill("""
				{"input_variables": {"numbers": [0, 1, 0]}, "output": "2"}
				{"input_variables": {"numbers": [1]}, "output": "0", "hidden": true}
				""");
		author.button("Add these").click();
		assertThat(author.page.locator(".tests tbody tr")).hasCount(2);
		examine(author, "author-tests");
		author.link("Count the zeros").click();
		show(author, "author-draft");
	}

	private static void publish(Visitor author, String group) {
		author.link("Edit question").click();
		author.field("state").selectOption("published");
		author.button("Save state").click();
		author.field("group").first().selectOption("group:" + group);
		author.button("Save audience").click();
		assertThat(author.field("group").first()).hasValue("group:" + group);
		examine(author, "author-published");
		author.open("/ques/1/delete");
		examine(author, "author-delete");
	}

	private static void closeQuestion(Visitor author) {
		author.open("/ques/1/edit");
		author.field("closes_at").first().fill("2020-01-01T12:00");
		author.button("Save audience").click();
		assertThat(author.field("closes_at").first()).hasValue(Pattern.compile("2020.*"));
		author.open("/submissions");
		examine(author, "author-submissions");
	}

	private static void solve(Visitor solver) {
		solver.open("/submissions");
		examine(solver, "solver-submissions-none");
		solver.open("/");
		solver.link("Count the zeros").click();
		solver.writeSolution("def count_zeros(numbers):\n    return numbers.count(0)\n");
		solver.button("Submit").click();
		assertThat(solver.verdict()).hasText("Accepted", new HasTextOptions().setTimeout(60_000));
		show(solver, "solver-verdict");
		solver.link("View the submission").click();
		examine(solver, "solver-submission");
		solver.open("/submissions");
		assertThat(solver.page.locator("h1")).hasText("My submissions");
		examine(solver, "solver-submissions");
		solver.open("/queue");
		examine(solver, "solver-queue");
	}

	private static void manageAccount(Visitor solver) {
		solver.expectStatus(422);
		solver.link("Pupil 01").click();
		assertThat(solver.page.getByText("This browser")).isVisible();
		examine(solver, "solver-account");
		solver.field("current").fill("a wrong password");
		solver.field("password").fill("a new password");
		solver.button("Change password").click();
		assertThat(solver.page.getByText("is wrong")).isVisible();
		examine(solver, "solver-account-refused");
		solver.link("API tokens").click();
		examine(solver, "solver-tokens-none");
		solver.button("Create token").click();
		examine(solver, "solver-tokens-refused");
		solver.field("name").fill("My editor");
		solver.page.locator("#scope-submit").check();
		solver.page.locator("#scope-read").check();
		solver.button("Create token").click();
		assertThat(solver.page.locator("#token")).hasText(Pattern.compile("gvl_.{43}"));
		assertThat(solver.page.locator("#tokens ~ .card td:nth-child(5)")).hasText("Not used yet");
		examine(solver, "solver-token-created");
	}

	private static void createWebhook(Visitor solver) {
		solver.open("/account");
		solver.link("Manage webhooks").click();
		solver.button("Create webhook").click();
		examine(solver, "solver-webhooks-refused");
		solver.field("url").fill("http://127.0.0.1:1024/gavel");
		solver.button("Create webhook").click();
		assertThat(solver.page.locator("#secret")).hasText(Pattern.compile("whsec_.{44}"));
		show(solver, "solver-webhook-created");
		solver.button("Send a ping").click();
		await().until(() -> {
			solver.page.reload();
			return solver.page.getByText("Connection failed").count() == 1;
		});
		examine(solver, "solver-webhook-failing");
	}

	private static void refuse(Visitor solver) {
		solver.expectStatus(403);
		solver.expectStatus(404);
		solver.open("/accounts");
		examine(solver, "solver-forbidden");
		solver.open("/ques/4711");
		examine(solver, "solver-not-found");
	}

	private void lookAround(Visitor visitor, String usedLink) {
		visitor.expectStatus(404);
		visitor.expectStatus(422);
		visitor.expectStatus(429);
		visitor.open("/");
		examine(visitor, "visitor-first-page");
		visitor.open("/queue");
		examine(visitor, "visitor-queue");
		visitor.open("/ques/1");
		assertThat(visitor.page.locator("main a.button >> text=Sign in")).hasAttribute("href", "/sign-in?to=/ques/1");
		examine(visitor, "visitor-not-found");
		visitor.open(usedLink);
		assertThat(visitor.page.locator(".notice")).isVisible();
		examine(visitor, "visitor-used-link");
		visitor.open("/set-up");
		examine(visitor, "visitor-set-up");
		visitor.open("/submissions");
		examine(visitor, "visitor-sign-in");
		attempt(visitor);
		assertThat(visitor.page.getByText("The name or the password is wrong.")).isVisible();
		examine(visitor, "visitor-sign-in-refused");
		visitor.open("/sign-in");
		visitor.link("Sign up").click();
		visitor.field("name").fill("Pupil 01");
		visitor.field("password").fill("short");
		visitor.button("Create account").click();
		examine(visitor, "visitor-sign-up-refused");
		visitor.field("name").fill("Katherine Johnson");
		visitor.field("password").fill(PASSWORD);
		visitor.button("Create account").click();
		assertThat(visitor.link("Katherine Johnson")).isVisible();
		visitor.button("Sign out").click();
		assertThat(visitor.link("Sign in")).isVisible();
		attemptTooOften(visitor);
		examine(visitor, "visitor-too-many-attempts");
		visitor.leave();
	}

	private static void attempt(Visitor visitor) {
		visitor.field("name").fill("Pupil 02");
		visitor.field("password").fill("a wrong password");
		visitor.button("Sign in").click();
	}

	private static void attemptTooOften(Visitor visitor) {
		visitor.open("/sign-in");
		for (int i = 0; i < ATTEMPTS && visitor.page.locator(".status").count() == 0; i++) {
			attempt(visitor);
		}
		assertThat(visitor.page.locator(".status")).hasText("429");
	}

	private static void operate(Visitor operator) {
		for (String page : List.of("accounts", "groups", "groups/1", "accounts/2", "accounts/links", "audit",
				"submissions", "queue", "account", "account/tokens")) {
			operator.open("/" + page);
			examine(operator, "operator-" + page.replace('/', '-'));
		}
		operator.open("/accounts?q=nobody");
		examine(operator, "operator-accounts-no-match");
		operator.open("/accounts/3");
		operator.button("Create a password reset link").or(operator.button("Create an invitation link")).click();
		examine(operator, "operator-link");
	}

}
