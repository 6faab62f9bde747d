package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A person at a browser of one's own, who notes what the browser complains of. */
final class Visitor {

	private static final double PATIENCE_MILLIS = 60_000;

	/** Browsers report a breach of the policy also where no message comes of it. */
	private static final String REPORT_BREACHES = """
			document.addEventListener("securitypolicyviolation", (breach) =>
			  console.error(`policy: ${breach.violatedDirective} ${breach.blockedURI} ${breach.sourceFile}`));
			""";

	private final String address;

	private final BrowserContext context;

	final Page page;

	private Look look;

	private final List<String> complaints = new ArrayList<>();

	private final List<String> expected = new ArrayList<>();

	Visitor(Browser browser, String address, Look look, boolean scripts) {
		this.address = address;
		this.look = look;
		this.context = browser.newContext(new NewContextOptions().setViewportSize(look.width, look.height)
			.setColorScheme(look.scheme)
			.setJavaScriptEnabled(scripts));
		context.addInitScript(REPORT_BREACHES);
		context.setDefaultTimeout(PATIENCE_MILLIS);
		this.page = context.newPage();
		page.onPageError(complaints::add);
		page.onConsoleMessage((message) -> {
			if (message.type().equals("error")) {
				complaints.add(message.text());
			}
		});
		page.onRequest((request) -> {
			if (!request.url().startsWith(address + "/")) {
				complaints.add("asks another host: " + request.url());
			}
		});
	}

	/** Runs in each page before its own scripts. */
	Visitor bring(Path script) {
		context.addInitScript(script);
		return this;
	}

	/** Looks at the same page in another way. */
	void look(Look other) {
		look = other;
		page.setViewportSize(other.width, other.height);
		page.emulateMedia(new EmulateMediaOptions().setColorScheme(other.scheme));
	}

	Visitor open(String path) {
		page.navigate(address + path);
		return this;
	}

	/** As if the server were away; an open stream would outlast that, so it is cut. */
	void disconnect(boolean away) {
		context.setOffline(away);
		if (away) {
			page.evaluate("stop()");
		}
	}

	/** Lists what the page requests from now on. */
	List<String> requests() {
		List<String> requests = new ArrayList<>();
		page.onRequest((request) -> requests.add(request.method() + " " + request.url().replace(address, "")));
		return requests;
	}

	/** Browsers complain of every answer that is an error. */
	void expectStatus(int status) {
		expected.add("status of " + status);
	}

	/** Browsers complain of every request that is not answered. */
	void expectOutage() {
		expected.add("net::ERR_");
	}

	Locator link(String name) {
		return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name)).first();
	}

	Locator button(String name) {
		return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
	}

	Locator field(String name) {
		return page.locator("[name='%s']".formatted(name));
	}

	Locator verdict() {
		return page.locator("#verdict");
	}

	void writeSolution(String code) {
		page.locator(".code-editor").first().click();
		page.keyboard().press("Control+A");
		page.keyboard().insertText(code);
	}

	void screenshot(String name) {
		page.screenshot(new ScreenshotOptions()
			.setPath(Path.of("target", "screenshots", "%s-%s.png".formatted(name, look.name().toLowerCase())))
			.setFullPage(true));
	}

	void leave() {
		context.close();
		assertThat(complaints).filteredOn((complaint) -> expected.stream().noneMatch(complaint::contains)).isEmpty();
	}

	/** What one looks at the pages with. */
	enum Look {

		LIGHT(1360, 850, ColorScheme.LIGHT), DARK(1360, 850, ColorScheme.DARK), PHONE(390, 844, ColorScheme.LIGHT);

		private final int width;

		private final int height;

		private final ColorScheme scheme;

		Look(int width, int height, ColorScheme scheme) {
			this.width = width;
			this.height = height;
			this.scheme = scheme;
		}

	}

	/** Fills in the results of a test by running this solution. */
	void fillInFromReference(String solution) {
		if (page.locator("#reference[open]").count() == 0) {
			page.locator("#reference summary").click();
		}
		writeSolution(solution);
		page.locator("#fill").click();
	}

}
