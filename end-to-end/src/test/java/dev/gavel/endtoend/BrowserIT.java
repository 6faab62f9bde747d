package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages as a person sees them, in the system's Chromium. */
class BrowserIT {

	/** It talks to nobody but Gavel. */
	private static final List<String> CHROMIUM_OPTIONS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	@TempDir
	static Path data;

	private static GavelProcess gavel;

	private static Playwright playwright;

	private static Browser browser;

	private final List<String> complaints = new ArrayList<>();

	private Page page;

	@BeforeAll
	static void start() {
		gavel = GavelProcess.launch(data).awaitReady();
		playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		browser = playwright.chromium()
			.launch(new LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium"))
				.setHeadless(true)
				.setArgs(CHROMIUM_OPTIONS));
	}

	@AfterAll
	static void stop() {
		playwright.close();
		gavel.close();
	}

	@BeforeEach
	void openHome() {
		page = browser.newPage();
		page.onPageError(complaints::add);
		page.onConsoleMessage(message -> {
			if (message.type().equals("error")) {
				complaints.add(message.text());
			}
		});
		page.navigate("http://127.0.0.1:" + gavel.port());
	}

	@Test
	void walksFromNewQuestionToVerdict() {
		assertThat(link("Two sum")).isVisible();
		screenshot("home");
		link("Add question").click();
		fillInQuestion();
		screenshot("add-question");
		button("Add question").click();

		assertThat(page.locator("h1")).hasText("Count the zeros");
		link("Add test").click();
		page.locator("[name='input_variables.numbers']").fill("[0, 1, 0]");
		page.locator("[name=output]").fill("2");
		screenshot("add-test");
		button("Add test").click();

		writeSolution("def count_zeros(numbers): return sum(range(20_000_000)) * 0 + numbers.count(0)");
		screenshot("question");
		button("Submit").click();
		// Would be gone if the page were loaded anew.
		page.evaluate("window.sameDocument = true");
		assertThat(page.locator("#verdict")).hasText("Accepted", new HasTextOptions().setTimeout(60_000));
		assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
		screenshot("accepted");
		assertThat(complaints).isEmpty();
	}

	@Test
	void showsWhereResultDiffers() {
		link("Find the frequency of element").click();
		writeSolution("def Findfrequency(nums, K): return len(nums)");
		button("Submit").click();
		assertThat(page.locator("#verdict")).hasText("Wrong answer", new HasTextOptions().setTimeout(60_000));
		assertThat(page.getByText("expected 2, got 4")).isVisible();
		screenshot("wrong-answer");
		assertThat(complaints).isEmpty();
	}

	private void fillInQuestion() {
		page.getByLabel("Title").fill("Count the zeros");
		page.getByLabel("Statement").fill("How many of the `numbers` are **zero**?");
		page.locator("[name=function_name]").fill("count_zeros");
		page.locator("[name=return_type]").fill("int");
		page.locator("[name=parameter_name]").first().fill("numbers");
		page.locator("[name=parameter_type]").first().fill("List[int]");
	}

	private void writeSolution(String code) {
		page.locator(".code-editor").click();
		page.keyboard().press("Control+A");
		page.keyboard().insertText(code);
	}

	private Locator link(String name) {
		return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name)).first();
	}

	private Locator button(String name) {
		return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
	}

	private void screenshot(String name) {
		page.screenshot(
				new ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")).setFullPage(true));
	}

}
